import { describe, expect, it } from "vitest";
import { SCOPES } from "../../../../functions/shared/auth/caller.js";
import type { BulkResult } from "../../../../functions/shared/api/desk-inbox-schemas.js";
import { DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { problemIn } from "../../../support/aws/api-under-test.js";
import { aDeskApi } from "../../../support/aws/desk-under-test.js";
import { anAgent } from "../../../support/builders/agents.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import { aDeskTicket } from "../../../support/builders/desk-tickets.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";

const AGENT = aCaller({ subject: "u-agent", role: "agent", scopes: SCOPES });
const HEADERS = { "Content-Type": "application/json" };

const aDesk = (tickets = 3) => {
  const api = aDeskApi();
  const ids = Array.from({ length: tickets }, (_, number) => `TKT-${number + 1}`);
  for (const ticketId of ids) api.ports.add(aDeskTicket({ ticketId }));
  const post = (body: unknown) =>
    api.send(aRequestTo("bulkChangeDeskTickets", { caller: AGENT, headers: HEADERS, body: JSON.stringify(body) }));
  const change = async (body: unknown) => {
    const answer = await post(body);
    expect(contractViolations("bulkChangeDeskTickets", answer)).toEqual([]);
    expect(answer.statusCode).toBe(200);
    return (JSON.parse(answer.body) as { results: BulkResult[] }).results;
  };
  return { ...api, ids, post, change, ticket: (id: string) => api.ports.tickets.find(id) };
};

const statusesOf = (results: readonly BulkResult[]): number[] => results.map(({ status }) => status);

describe("POST /desk/tickets/bulk", () => {
  it("changes each ticket for itself, and answers in the order of the ids", async () => {
    const { ports, change, ticket } = aDesk();
    ports.add(aDeskTicket({ ticketId: "closed", deskStatus: "CLOSED" }));
    const ids = ["TKT-1", "unknown", "closed", "TKT-2", "TKT-3"];
    const results = await change({ ids, change: { priority: "NORMAL" }, versions: { "TKT-1": "1", "TKT-2": "0" } });

    expect(results).toMatchObject([
      { ticketId: "TKT-1", status: 200, version: "2", problem: null },
      { ticketId: "unknown", status: 404, version: null },
      { ticketId: "closed", status: 409, version: null },
      { ticketId: "TKT-2", status: 412, version: "1" },
      { ticketId: "TKT-3", status: 200, version: "2" },
    ]);
    const changed = await Promise.all(["TKT-1", "TKT-2", "TKT-3"].map(ticket));
    expect(changed.map((each) => each?.priority)).toEqual(["NORMAL", "HIGH", "NORMAL"]);
    const { entries } = await ports.auditTrails.read({ kind: "ticket", id: "TKT-3" }, 9, undefined);
    expect(entries).toMatchObject([
      { who: "u-agent", what: "changed", changes: [{ field: "priority", to: "NORMAL" }] },
    ]);
  });

  it("names the field of its own body, and leaves out the ticket, of which a hundred may be too long", async () => {
    const { change } = aDesk();
    const [first, second] = await change({
      ids: ["TKT-1", "TKT-2"],
      change: { assignee: "u-nobody" },
      versions: { "TKT-2": "9" },
    });

    expect(first?.problem?.errors).toMatchObject([{ pointer: "#/change/assignee" }]);
    expect(second?.problem).not.toHaveProperty("current");
  });

  it("gives an agent no more tickets than they may have", async () => {
    const { ports, change, ids } = aDesk(12);
    ports.desk.add(anAgent({ capacity: 10 }));

    expect(statusesOf(await change({ ids, change: { assignee: "u-ada" } }))).toEqual([
      ...Array.from({ length: 10 }, () => 200),
      409,
      409,
    ]);
    const { entries } = await ports.auditTrails.read({ kind: "ticket", id: "TKT-1" }, 9, undefined);
    expect(entries).toMatchObject([{ what: "assigned" }]);
  });

  it.each([
    [{ priority: "NORMAL" }, 8],
    [{ deskStatus: "SOLVED" }, 1],
    [{ assignee: null }, 1],
  ])("with the change %j works on so many tickets at once: %i", async (patch, most) => {
    const { ports, change, ids } = aDesk(20);
    const find = ports.tickets.findWhole.bind(ports.tickets);
    const running = { now: 0, most: 0 };
    ports.tickets.findWhole = async (id) => {
      running.now += 1;
      running.most = Math.max(running.most, running.now);
      await new Promise(setImmediate);
      running.now -= 1;
      return find(id);
    };

    expect(statusesOf(await change({ ids, change: patch }))).toEqual(ids.map(() => 200));
    expect(running.most).toBe(most);
  });

  it("goes on when one ticket cannot be reached, and logs an error of ours without its text", async () => {
    const { ports, change, ids } = aDesk();
    const find = ports.tickets.findWhole.bind(ports.tickets);
    const errors = [new DependencyUnavailable("DynamoDB"), new TypeError("of TKT-2: secret")];
    ports.tickets.findWhole = (id) =>
      Promise.reject(errors.shift() ?? new Error()).catch((error: unknown) => {
        if (id === "TKT-3") return find(id);
        throw error;
      });

    expect(statusesOf(await change({ ids, change: { category: "BUG" } }))).toEqual([503, 500, 200]);
    expect(JSON.stringify(ports.log)).toContain("TypeError");
    expect(JSON.stringify(ports.log)).not.toContain("secret");
  });

  it("says which tickets there was no time for, before the function has none", async () => {
    const { ports, change, ids } = aDesk();
    ports.tickets.beforeWrite = () => {
      ports.time += 10_000;
    };

    expect(statusesOf(await change({ ids, change: { deskStatus: "ON_HOLD" } }))).toEqual([200, 200, 503]);
  });

  it.each([
    ["#/ids", { ids: [] }],
    ["#/ids", { ids: ["TKT-1", "TKT-1"] }],
    ["#/ids", { ids: Array.from({ length: 101 }, (_, number) => `TKT-${number}`) }],
    ["#/ids/0", { ids: ["not an id"] }],
    ["#/change/tags/0", { ids: ["TKT-1"], change: { tags: ["x".repeat(1_000)] } }],
    ["#/change/deskStatus", { ids: ["TKT-1"], change: { deskStatus: "CLOSED" } }],
    ["#/change/owner", { ids: ["TKT-1"], change: { owner: "u-1" } }],
    ["#/versions/TKT-1", { ids: ["TKT-1"], versions: { "TKT-1": 7 } }],
  ])("refuses a body whose field %s is wrong, and changes nothing", async (pointer, body) => {
    const { ports, post } = aDesk();
    const answer = await post({ change: {}, ...body });

    expect(answer.statusCode).toBe(400);
    expect(problemIn(answer).errors).toMatchObject([{ pointer }]);
    expect(contractViolations("bulkChangeDeskTickets", answer)).toEqual([]);
    expect(ports.tickets.asked).toEqual([]);
  });

  it("reads no version from names that every object has", async () => {
    const { ports, change } = aDesk();
    ports.add(aDeskTicket({ ticketId: "constructor" }));

    expect(statusesOf(await change({ ids: ["constructor"], change: {}, versions: {} }))).toEqual([200]);
  });
});
