import { describe, expect, it } from "vitest";
import { assignmentOperations } from "../../../../functions/serve-desk/assignment/assignment-operations.js";
import { DESK_ASSIGNMENT_ROUTES } from "../../../../functions/shared/api/desk-assignment-routes.js";
import { PERSON_SCOPES } from "../../../../functions/shared/auth/caller.js";
import { makeDispatcher } from "../../../../functions/shared/http/dispatch.js";
import type { DeskTicket } from "../../../../functions/shared/desk/desk-ticket.js";
import type { Agent } from "../../../../functions/shared/desk/store/agents.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { FakeRequestLog, ORIGIN } from "../../../support/aws/api-under-test.js";
import { anAgent } from "../../../support/builders/agents.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import { aDeskTicket } from "../../../support/builders/desk-tickets.js";
import { FakeAssignmentPorts } from "../../../support/fakes/fake-assignment-ports.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";

const ADA = aCaller({ subject: "u-ada", role: "agent", scopes: PERSON_SCOPES });
const grace = anAgent({ id: "u-grace", name: "Grace", openCount: 2 });

const anAssignmentApi = () => {
  const ports = new FakeAssignmentPorts();
  const settings = { allowedOrigins: new Set([ORIGIN]), log: new FakeRequestLog() };
  const operations = assignmentOperations(ports);
  return { desk: ports.desk, send: makeDispatcher({ routes: DESK_ASSIGNMENT_ROUTES, operations, ...settings }) };
};

const anApi = (...items: readonly (DeskTicket | Agent)[]) => {
  const api = anAssignmentApi();
  api.desk.add(...items);
  const post = async (
    operationId: "assignTicket" | "escalateTicket",
    body: unknown,
    { id = "TKT-1", ifMatch = '"1"' }: { readonly id?: string; readonly ifMatch?: string | null } = {},
  ) => {
    const headers = ifMatch === null ? {} : { "If-Match": ifMatch };
    const answer = await api.send(aRequestTo(operationId, { caller: ADA, parameters: { id }, headers, body }));
    expect(contractViolations(operationId, answer)).toEqual([]);
    const { statusCode: status, headers: sent } = answer;
    return { status, etag: sent?.["ETag"], body: JSON.parse(answer.body) as Record<string, unknown> };
  };
  return {
    ...api,
    assign: (to: unknown, options?: Parameters<typeof post>[2]) => post("assignTicket", { to }, options),
    escalate: (body: unknown, options?: Parameters<typeof post>[2]) => post("escalateTicket", body, options),
  };
};

describe("POST /desk/tickets/{id}/assign", () => {
  it.each([
    ["an agent", "u-grace", "u-grace"],
    ["the caller", "me", "u-ada"],
    ["the least loaded agent", "auto", "u-ada"],
  ])("assigns the ticket to %s", async (_what, to, expected) => {
    const { assign, desk } = anApi(aDeskTicket(), anAgent(), grace);

    expect(await assign(to)).toMatchObject({ status: 200, etag: '"2"', body: { assignee: expected, version: 2 } });
    expect(desk.audit("TKT-1")).toMatchObject([{ what: { S: "assigned" }, who: { S: "u-ada" } }]);
  });

  it.each([
    ["somebody unknown", "u-eve", "not an active agent"],
    ["somebody who is not active", "u-old", "not an active agent"],
    ["somebody without room", "u-full", "as many tickets"],
  ])("refuses %s with 409, says why, and changes nothing", async (_what, to, why) => {
    const agents = [anAgent({ id: "u-old", active: false }), anAgent({ id: "u-full", capacity: 1, openCount: 1 })];
    const { assign, desk } = anApi(aDeskTicket(), ...agents);

    expect(await assign(to)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining(why) as string, errors: [{ pointer: "#/to" }] },
    });
    expect(await desk.tickets.find("TKT-1")).toEqual(aDeskTicket());
  });

  it("leaves a ticket unassigned when nobody is free, and says so", async () => {
    const { assign, desk } = anApi(aDeskTicket(), anAgent({ available: false }));

    expect(await assign("auto")).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining("No agent who can answer the ticket is free") as string },
    });
    expect((await desk.queues.unassigned(9)).tickets).toHaveLength(1);
  });

  it("changes the current version only: 412 with the ticket as it is, 428 without If-Match", async () => {
    const { assign } = anApi(aDeskTicket({ version: 5, assignee: "u-grace" }), anAgent());

    expect(await assign("me")).toMatchObject({
      status: 412,
      etag: '"5"',
      body: { current: { version: 5, assignee: "u-grace" } },
    });
    expect(await assign("me", { ifMatch: null })).toMatchObject({ status: 428 });
  });

  it("is refused as stale when somebody was faster by a moment", async () => {
    const { assign, desk } = anApi(aDeskTicket(), anAgent());
    const write = desk.tickets.write.bind(desk.tickets);
    desk.tickets.write = (change) => {
      desk.add(aDeskTicket({ version: 2 }));
      return write(change);
    };

    expect(await assign("me")).toMatchObject({ status: 412, etag: '"2"' });
  });

  it.each([
    ["SOLVED", { deskStatus: "SOLVED", solvedAt: new Date().toISOString() }],
    ["CLOSED", { deskStatus: "SOLVED", solvedAt: "2026-01-01T00:00:00.000Z" }],
  ] as const)("refuses a ticket that is %s", async (status, change) => {
    const { assign } = anApi(aDeskTicket(change), anAgent());
    const ifMatch = status === "CLOSED" ? '"1-closed"' : '"1"';

    expect(await assign("me", { ifMatch })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining(status) as string },
    });
  });

  it.each([[undefined], [null], [7], [""], ["two words"], ["x".repeat(257)]])("refuses %j as an agent", async (to) => {
    expect(await anApi(aDeskTicket()).assign(to)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "#/to" }] },
    });
  });

  it("finds no ticket that is not on the desk", async () => {
    expect(await anApi().assign("me")).toMatchObject({ status: 404 });
  });
});

describe("POST /desk/tickets/{id}/escalate", () => {
  const lead = { ...grace, lead: true };

  it("raises the priority, hands the ticket to a lead, keeps the reason and publishes a notice", async () => {
    const { escalate, desk } = anApi(aDeskTicket(), anAgent(), lead);

    expect(await escalate({ reason: "The customer called twice." })).toMatchObject({
      status: 200,
      etag: '"2"',
      body: { priority: "CRITICAL", assignee: "u-grace" },
    });
    expect(desk.audit("TKT-1")).toMatchObject([
      { what: { S: "escalated" }, reason: { S: "The customer called twice." } },
    ]);
    expect(desk.topic.published).toMatchObject([{ kind: "escalated", ticketId: "TKT-1" }]);
    expect(JSON.stringify(desk.topic.published)).not.toContain("called twice");
    expect(desk.writtenNotices()).toEqual([]);
  });

  it("needs no body", async () => {
    const { escalate } = anApi(aDeskTicket(), lead);

    expect(await escalate(undefined)).toMatchObject({ status: 200, body: { priority: "CRITICAL" } });
  });

  it("succeeds while the topic is down: the notice is published later", async () => {
    const { escalate, desk } = anApi(aDeskTicket(), lead);
    desk.topic.fault = new Error("down");

    expect(await escalate({})).toMatchObject({ status: 200 });
    expect(desk.writtenNotices()).toHaveLength(1);
    desk.topic.fault = undefined;
    await desk.run();
    expect(desk.topic.published).toHaveLength(1);
    expect(desk.writtenNotices()).toEqual([]);
  });

  it("changes the current version only, and no ticket that is solved", async () => {
    const { escalate } = anApi(aDeskTicket({ version: 2 }), lead);
    expect(await escalate({})).toMatchObject({ status: 412 });
    const solved = anApi(aDeskTicket({ deskStatus: "SOLVED" }), lead);
    expect(await solved.escalate({})).toMatchObject({ status: 409 });
  });

  it.each([[{ reason: "" }], [{ reason: "x".repeat(501) }], [{ because: "x" }]])("refuses %j", async (body) => {
    expect(await anApi(aDeskTicket()).escalate(body)).toMatchObject({ status: 400 });
  });
});
