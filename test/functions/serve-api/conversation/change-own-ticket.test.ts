import { beforeEach, describe, expect, it } from "vitest";
import { makeOperations } from "../../../../functions/serve-api/operations.js";
import type { TicketOperations } from "../../../../functions/serve-api/operation.js";
import type { TicketChange } from "../../../../functions/shared/api/conversation-schemas.js";
import type { DeskTicket } from "../../../../functions/shared/desk/desk-ticket.js";
import { aCaller, type FakeTicketPorts, fakeTicketPorts } from "../../../support/fakes/ticket-api-ports.js";

let ports: FakeTicketPorts;
let operations: TicketOperations;

const caller = aCaller();
const id = "TKT-1";
const request = {
  ...{ address: "", query: undefined, session: undefined, ifMatch: undefined, idempotencyKey: undefined },
  ...{ requestId: "r-1", basePath: "/v1", parameters: { id } },
};
const RECENTLY = "2026-11-21T08:00:00.000Z";
const LONG_AGO = "2026-11-01T08:00:00.000Z";

const change = async (body: TicketChange, from = caller) =>
  (await operations.changeTicket({ ...request, caller: from, body })).body;
const version = () => ports.desk.tickets.get(id)?.version;

beforeEach(() => {
  ports = fakeTicketPorts();
  operations = makeOperations(ports);
});

describe("PUT /tickets/{id}", () => {
  it.each([
    ["OPEN", "solved", "SOLVED", "solved"],
    ["PENDING", "resolved", "SOLVED", "solved"],
    ["ON_HOLD", "closed", "SOLVED", "solved"],
    ["PENDING", "open", "OPEN", "open"],
    ["SOLVED", "reopened", "OPEN", "open"],
    ["SOLVED", "in_progress", "OPEN", "open"],
  ] as const)("makes a ticket that is %s %s: %s", async (before, status, after, conversation) => {
    ports.desk.open({ deskStatus: before, solvedAt: before === "SOLVED" ? RECENTLY : undefined });

    expect(await change({ status })).toMatchObject({ ticketId: id, conversation });
    expect(ports.desk.tickets.get(id)?.deskStatus).toBe(after);
    expect(ports.desk.audit).toMatchObject([
      { who: "C-1", what: "changed", requestId: "r-1", changes: [{ field: "deskStatus", from: before, to: after }] },
    ]);
  });

  it("has the clocks run for a customer who reopens the ticket", async () => {
    ports.desk.open({ deskStatus: "SOLVED", solvedAt: RECENTLY, hasResponse: true, customerWaits: false });
    await change({ status: "open" });

    expect(ports.desk.tickets.get(id)).toMatchObject({ customerWaits: true });
    expect(ports.desk.tickets.get(id)?.sla.nextResponse?.runningSince).toBeTypeOf("number");
  });

  it.each([
    ["OPEN", "pending", "It can become solved."],
    ["SOLVED", "pending", "It can become open."],
    ["CLOSED", "open", "Write a message"],
  ] as const)(
    "refuses to make a ticket that is %s %s, and names what it can become",
    async (before, status, possible) => {
      const isClosed = before === "CLOSED";
      ports.desk.open({ deskStatus: isClosed ? "SOLVED" : before, solvedAt: isClosed ? LONG_AGO : RECENTLY });

      await expect(change({ status })).rejects.toMatchObject({
        kind: "conflict",
        message: expect.stringContaining(possible) as string,
        particulars: { errors: [{ pointer: "#/status" }] },
      });
      expect(version()).toBe(1);
    },
  );

  it.each([
    ["OPEN", { status: "open" }],
    ["ON_HOLD", { status: "open" }],
    ["PENDING", { status: "pending" }],
    ["SOLVED", { status: "closed" }],
    ["OPEN", {}],
    ["OPEN", { title: "An invoice twice", priority: "high", category: "Billing", assigned_to: "", comments: [] }],
  ] as const)("changes nothing of a ticket that is %s already as sent: %j", async (deskStatus, body) => {
    ports.desk.open({ deskStatus, solvedAt: RECENTLY });
    await change({ ...body, comments: [] });

    expect(version()).toBe(1);
    expect(ports.desk.audit).toEqual([]);
  });

  it("leaves a closed ticket that is to be closed", async () => {
    ports.desk.open({ deskStatus: "SOLVED", solvedAt: LONG_AGO });

    expect(await change({ status: "closed" })).toMatchObject({ conversation: "closed" });
    expect(version()).toBe(1);
  });

  it("changes the title while the ticket is open, also of one that is reopened or solved by that", async () => {
    for (const [deskStatus, status] of [
      ["OPEN", undefined],
      ["PENDING", "solved"],
      ["SOLVED", "open"],
    ] as const) {
      ports.desk.open({ deskStatus, solvedAt: RECENTLY });
      expect(await change({ title: "An invoice thrice", status })).toMatchObject({ subject: "An invoice thrice" });
    }
  });

  it.each([RECENTLY, LONG_AGO])("refuses another title for a ticket that was solved %s", async (solvedAt) => {
    ports.desk.open({ deskStatus: "SOLVED", solvedAt });

    await expect(change({ title: "Other" })).rejects.toMatchObject({
      kind: "conflict",
      particulars: { errors: [{ pointer: "#/title" }] },
    });
    expect(version()).toBe(1);
  });

  it.each([
    ["priority", { priority: "CRITICAL" }],
    ["category", { category: "ACCOUNT" }],
    ["assigned_to", { assigned_to: "u-ada" }],
    ["description", { description: "Something else" }],
    ["comments", { comments: ["Hello"] }],
  ] satisfies [string, TicketChange][])("refuses %s, naming the field, and changes nothing", async (field, body) => {
    ports.desk.open();

    await expect(change({ ...body, status: "solved" })).rejects.toMatchObject({
      kind: "forbidden",
      particulars: { errors: [{ pointer: `#/${field}` }] },
    });
    expect(version()).toBe(1);
  });

  it("names all refused fields at once", async () => {
    ports.desk.open();
    const sent = change({ priority: "LOW", category: "x", assigned_to: "y", description: "z", comments: ["w"] });

    await expect(sent).rejects.toMatchObject({ particulars: { errors: { length: 5 } } });
  });

  it("takes a description as it is for no change", async () => {
    ports.desk.open();
    const stored = ports.store.tickets.get(id);
    if (stored !== undefined) ports.store.tickets.set(id, { ...stored, description: "Two invoices came.\n" });

    await change({ description: "Two invoices came." });
    expect(version()).toBe(1);
  });

  it("is refused while the pipeline works on the ticket", async () => {
    ports.store.tickets.set(id, { ticketId: id, customerId: "C-1", submittedAt: RECENTLY, status: "PROCESSING" });

    await expect(change({ status: "solved" })).rejects.toMatchObject({ kind: "conflict" });
  });

  it("does not find another's ticket; staff learn where they change it", async () => {
    ports.desk.open();

    await expect(change({ status: "solved" }, aCaller({ subject: "C-2" }))).rejects.toMatchObject({
      kind: "not-found",
    });
    await expect(change({ status: "solved" }, aCaller({ subject: "u-ada", role: "agent" }))).rejects.toMatchObject({
      kind: "forbidden",
      message: expect.stringContaining("PATCH /desk/tickets/{id}") as string,
    });
  });

  it("lets staff be the customer of their own ticket, with a customer's rights", async () => {
    ports.desk.open();

    await expect(change({ priority: "CRITICAL" }, aCaller({ role: "admin" }))).rejects.toMatchObject({
      particulars: { errors: [{ pointer: "#/priority" }] },
    });
    expect(await change({ status: "solved" }, aCaller({ role: "admin" }))).toMatchObject({ conversation: "solved" });
  });

  it("is tried again when somebody else changes the ticket at the same time", async () => {
    ports.desk.open();
    let others = 0;
    ports.desk.beforeWrite = () => {
      const ticket: DeskTicket | undefined = ports.desk.tickets.get(id);
      others += 1;
      if (others === 1 && ticket !== undefined) ports.desk.open({ ...ticket, version: 2, tags: ["vip"] });
    };
    await change({ status: "solved" });

    expect(ports.desk.tickets.get(id)).toMatchObject({ version: 3, tags: ["vip"], deskStatus: "SOLVED" });
  });
});
