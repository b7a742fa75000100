import { beforeEach, describe, expect, it } from "vitest";
import { TICKET_ROUTES } from "../../../functions/shared/api/ticket-routes.js";
import { makeOperations } from "../../../functions/serve-api/operations.js";
import type { TicketOperations } from "../../../functions/serve-api/operation.js";
import { TICKET_STATUSES } from "../../../functions/shared/contracts/ticket-record.js";
import { aCaller, type FakeTicketPorts, fakeTicketPorts } from "../../support/fakes/ticket-api-ports.js";
import { aRequestTo } from "../../support/builders/api-events.js";
import { aTicketApi } from "../../support/aws/api-under-test.js";

let ports: FakeTicketPorts;
let operations: TicketOperations;

const caller = aCaller();
const stranger = aCaller({ subject: "C-2" });
const nothing = {
  address: "",
  parameters: undefined,
  query: undefined,
  body: undefined,
  idempotencyKey: undefined,
  session: undefined,
  ifMatch: undefined,
};
const request = { ...nothing, requestId: "r-1", basePath: "/v1", caller };

const submit = async () =>
  (await operations.submitTicket({ ...request, body: { type: "t", message: "m" } })).body.ticketId;

beforeEach(() => {
  ports = fakeTicketPorts();
  operations = makeOperations(ports);
});

describe("makeOperations", () => {
  it("has an operation for every route except those of the service itself", () => {
    expect(Object.keys(operations).toSorted()).toEqual(
      TICKET_ROUTES.filter(({ tag }) => tag !== "Service")
        .map(({ operationId }) => operationId)
        .toSorted(),
    );
  });

  it("returns what the contract says, for every status", async () => {
    const ticketId = await submit();
    const { schema: view } = TICKET_ROUTES[2].response;
    for (const status of TICKET_STATUSES) {
      ports.store.tickets.set(ticketId, {
        ticketId,
        customerId: caller.subject,
        submittedAt: "2026-11-21T08:30:00.000Z",
        status,
      });
      view.parse((await operations.readTicket({ ...request, parameters: { id: ticketId } })).body);
      TICKET_ROUTES[1].response.schema.parse((await operations.listTickets({ ...request, query: { limit: 9 } })).body);
      TICKET_ROUTES[6].response.schema.parse(
        (await operations.readUserTicket({ ...request, query: { ticket_id: ticketId } })).body,
      );
    }
  });
});

describe("POST /tickets", () => {
  it("returns where the ticket can be read", async () => {
    const answer = await operations.submitTicket({ ...request, body: { type: "t", message: "m" } });
    const { ticketId } = answer.body;

    expect(answer).toMatchObject({
      body: { status: "RECEIVED", links: { self: `/v1/tickets/${ticketId}` } },
      location: `/v1/tickets/${ticketId}`,
    });
    expect(TICKET_ROUTES[0].response.schema.parse(answer.body)).toEqual(answer.body);
  });

  it("honours the idempotency key", async () => {
    const keyed = { ...request, body: { type: "t", message: "m" }, idempotencyKey: "k" };

    expect(await operations.submitTicket(keyed)).toEqual(await operations.submitTicket(keyed));
  });
});

describe("GET /tickets/{id}", () => {
  it("reads the caller's own ticket, by a link that leads back to it", async () => {
    const id = await submit();
    const { body } = await operations.readTicket({ ...request, parameters: { id } });

    expect(body).toMatchObject({ ticketId: id, status: "RECEIVED", response: null, finishedAt: null, answerBy: null });
    expect(body.links.self).toBe(`/v1/tickets/${id}`);
  });

  it.each(["another's", "no one's", "impossible"])("returns the same for %s id", async (whose) => {
    const mine = await submit();
    const asked = { "another's": mine, "no one's": "TKT-0", impossible: "../*" }[whose] ?? "";

    await expect(
      operations.readTicket({ ...request, caller: stranger, parameters: { id: asked } }),
    ).rejects.toMatchObject({ kind: "not-found", message: "The caller has no ticket with this id." });
    await expect(
      operations.readUserTicket({ ...request, caller: stranger, query: { ticket_id: asked } }),
    ).rejects.toMatchObject({ kind: "not-found", message: "The caller has no ticket with this id." });
  });

  it("does not read the table for an invalid id", async () => {
    await expect(operations.readTicket({ ...request, parameters: { id: "a".repeat(64) } })).rejects.toThrow();
    await expect(operations.readTicket({ ...request, parameters: { id: "" } })).rejects.toThrow();

    expect(ports.store.calls).toEqual([]);
  });
});

describe("the operations for legacy clients", () => {
  it("accept a support request as the caller's own ticket, whomever it names", async () => {
    const body = { content: "Help", customerId: "C-2" };
    const { body: answer } = await operations.submitSupportRequest({ ...request, body });

    expect(answer).toEqual({ message: "Your support request was received.", ticketId: expect.any(String) });
    expect(ports.stream.events).toMatchObject([{ customerId: "C-1", requesterId: "C-2" }]);
  });

  it("accept a ticket for a user that the caller created, and for no other", async () => {
    const { user_id } = (await operations.createUser(request)).body;
    const made = await operations.submitUserTicket({ ...request, body: { user_id } });

    expect(ports.stream.events).toMatchObject([{ ticketId: made.body.ticket_id, requesterId: user_id }]);
    const refused = { kind: "not-found", particulars: { errors: [{ pointer: "#/user_id" }] } };
    await expect(
      operations.submitUserTicket({ ...request, caller: stranger, body: { user_id } }),
    ).rejects.toMatchObject(refused);
    await expect(operations.submitUserTicket({ ...request, body: { user_id: "USR-0" } })).rejects.toMatchObject(
      refused,
    );
    expect(ports.stream.records).toHaveLength(1);
  });

  describe("with a user that expires 180 days after its last use", () => {
    const DAY = 24 * 60 * 60;
    const created = Date.parse("2026-11-21T08:30:00.000Z") / 1_000;
    const submitFor = (user_id: string, caller = request.caller) =>
      operations.submitUserTicket({ ...request, caller, body: { user_id } });
    const expiryOf = (userId: string) => (ports.store.users.get(userId)?.expiresAt ?? 0) - created;
    const create = async (expiresAt?: number) => {
      const { user_id } = (await operations.createUser(request)).body;
      if (expiresAt !== undefined) ports.store.users.set(user_id, { owner: "C-1", expiresAt });
      return user_id;
    };

    it("write the expiry when they create it, and not again on the same day", async () => {
      const user = await create();
      await submitFor(user);

      expect(expiryOf(user)).toBe(180 * DAY);
      expect(ports.store.calls).not.toContain("extend user");
    });

    it("extend it when its caller uses it, also one of an earlier version without an expiry", async () => {
      const [old, older] = [await create(created + 10 * DAY), await create()];
      ports.store.users.set(older, { owner: "C-1", expiresAt: undefined });
      await submitFor(old);
      await submitFor(older);

      expect([expiryOf(old), expiryOf(older)]).toEqual([180 * DAY, 180 * DAY]);
    });

    it("refuse it once it has expired, also before the table deletes it, and extend it for nobody else", async () => {
      const [expired, used] = [await create(created), await create(created + 10 * DAY)];

      await expect(submitFor(expired)).rejects.toMatchObject({ kind: "not-found" });
      await expect(submitFor(used, stranger)).rejects.toMatchObject({ kind: "not-found" });
      expect([expiryOf(expired), expiryOf(used)]).toEqual([0, 10 * DAY]);
      expect(ports.stream.records).toEqual([]);
    });

    it("accept the ticket when the expiry cannot be written, and say so in the log", async () => {
      const user = await create(created + 10 * DAY);
      ports.store.extend = () => Promise.reject(new Error("no table"));

      expect(await submitFor(user)).toMatchObject({ body: { ticket_id: expect.any(String) } });
      expect(ports.log.entries).toMatchObject([{ level: "warn", message: "The user's last use was not written" }]);
    });
  });

  it("return the response and times of a finished ticket, and the submission of others", async () => {
    const ticket_id = await submit();
    const read = async () => (await operations.readUserTicket({ ...request, query: { ticket_id } })).body;
    const { submittedAt } = ports.store.tickets.get(ticket_id) ?? {};
    expect(await read()).toEqual({ ticket_id, state: "processing", time_created: submittedAt });

    const processedAt = "2026-11-21T08:30:05.000Z";
    const item = {
      ticketId: ticket_id,
      customerId: "C-1",
      submittedAt: submittedAt ?? "",
      response: "Hello",
      processedAt,
    };
    ports.store.tickets.set(ticket_id, { ...item, status: "ANSWERED" });
    expect(await read()).toEqual({
      ticket_id,
      state: "finished",
      time_created: submittedAt,
      response: "Hello",
      time_finished: processedAt,
    });
    ports.store.tickets.set(ticket_id, { ...item, status: "NEEDS_HUMAN" });
    expect(await read()).toEqual({ ticket_id, state: "processing", time_created: submittedAt });
  });

  it.each(["FAILED", "NOT_ACCEPTED"] as const)("report a ticket as failed that is %s", async (status) => {
    const ticket_id = await submit();
    ports.store.tickets.set(ticket_id, { ticketId: ticket_id, customerId: "C-1", submittedAt: "", status });

    expect((await operations.readUserTicket({ ...request, query: { ticket_id } })).body.state).toBe("failed");
  });
});

describe("the operations about the API itself", () => {
  it("report that the API is up, without calling anything else", async () => {
    const { send, ports } = aTicketApi();

    expect(await send(aRequestTo("checkHealth", { caller: null }))).toMatchObject({
      statusCode: 200,
      body: '{"status":"ok"}',
    });
    expect(ports.store.calls).toEqual([]);
  });
});
