import { describe, expect, it } from "vitest";
import { PERSON_SCOPES } from "../../../../functions/shared/auth/caller.js";
import type { DeskTicket } from "../../../../functions/shared/desk/desk-ticket.js";
import type { Agent } from "../../../../functions/shared/desk/store/agents.js";
import { DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { anAgentsApi } from "../../../support/aws/desk-under-test.js";
import { anAgent } from "../../../support/builders/agents.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import { aDeskTicket, SUBMITTED_AT } from "../../../support/builders/desk-tickets.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";

const ADMIN = aCaller({ subject: "u-root", role: "admin", scopes: PERSON_SCOPES });
const ADA = aCaller({ subject: "u-ada", role: "agent", scopes: PERSON_SCOPES });
const HOUR = 60 * 60 * 1000;

const anApi = (...items: readonly (Agent | DeskTicket)[]) => {
  const api = anAgentsApi();
  api.desk.add(...items);
  const put = async (id: string, body: unknown, caller = ADMIN) => {
    const answer = await api.send(aRequestTo("changeAgent", { caller, parameters: { id }, body }));
    expect(contractViolations("changeAgent", answer)).toEqual([]);
    return { status: answer.statusCode, body: JSON.parse(answer.body) as Record<string, unknown> };
  };
  return { ...api, put };
};
const aTicket = (ticketId: string, hours: number) =>
  aDeskTicket({
    ticketId,
    sla: { firstResponse: { budget: hours * HOUR, consumed: 0, runningSince: SUBMITTED_AT } },
  });

describe("GET /desk/agents", () => {
  it("lists everybody, with their load, also those who are not active", async () => {
    const { send } = anApi(anAgent({ openCount: 3, languages: ["de"] }), anAgent({ id: "u-old", active: false }));
    const answer = await send(aRequestTo("listAgents", { caller: ADA }));

    expect(contractViolations("listAgents", answer)).toEqual([]);
    expect(JSON.parse(answer.body)).toMatchObject({
      agents: [
        { id: "u-ada", openCount: 3, capacity: 10, available: true, languages: ["de"], lastAssignedAt: null },
        { id: "u-old", active: false },
      ],
    });
  });
});

describe("PUT /desk/agents/{id}", () => {
  it("lets an admin change everybody, and an agent whether they are available", async () => {
    const { put, desk } = anApi(anAgent());

    const skills = { categories: ["BUG"], languages: ["fr", "de", "fr"], tiers: ["gold"] };
    expect(await put("u-ada", { capacity: 3, lead: true, ...skills })).toMatchObject({
      status: 200,
      body: { capacity: 3, lead: true, categories: ["BUG"], languages: ["de", "fr"], tiers: ["gold"], available: true },
    });
    desk.time += 1;
    expect(await put("u-ada", { available: false }, ADA)).toMatchObject({
      status: 200,
      body: { available: false, capacity: 3 },
    });
    expect(desk.table.partition("AUDIT#USER#u-ada")).toHaveLength(2);
  });

  it.each([
    ["another agent", "u-grace", { available: false }, []],
    ["their capacity", "u-ada", { available: true, capacity: 0 }, ["#/capacity"]],
    ["their skills", "u-ada", { languages: [], lead: true }, ["#/lead", "#/languages"]],
  ])("does not let an agent change %s, and names the fields", async (_what, id, change, pointers) => {
    const { put, desk } = anApi(anAgent(), anAgent({ id: "u-grace" }));
    const { status, body } = await put(id, change, ADA);

    expect(status).toBe(403);
    expect(((body["errors"] ?? []) as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual(pointers);
    expect(await desk.agents.find(id)).toEqual(anAgent({ id }));
  });

  it.each([
    ["u-eve", ADMIN],
    ["", ADMIN],
    ["ü".repeat(2_000), ADMIN],
    ["u-ada", ADA],
  ])("has no agent %s: 404", async (id, caller) => {
    expect(await anApi().put(id, { available: true }, caller)).toMatchObject({ status: 404 });
  });

  it.each([
    [{ capacity: -1 }, "#/capacity"],
    [{ capacity: 1_001 }, "#/capacity"],
    [{ capacity: 1.5 }, "#/capacity"],
    [{ categories: ["WEATHER"] }, "#/categories/0"],
    [{ languages: ["German"] }, "#/languages/0"],
    [{ tiers: ["platinum"] }, "#/tiers/0"],
    [{ available: "yes" }, "#/available"],
    [{ openCount: 0 }, "#/openCount"],
  ])("refuses %j and names the field", async (change, pointer) => {
    const { put, desk } = anApi(anAgent());
    const { status, body } = await put("u-ada", change);

    expect(status).toBe(400);
    expect(body["errors"]).toEqual([expect.objectContaining({ pointer })]);
    expect(await desk.agents.find("u-ada")).toEqual(anAgent());
  });

  it("tries again when a ticket is assigned to them at the same moment, and gives up as unavailable", async () => {
    const { put, desk } = anApi(anAgent());
    const change = desk.agents.change.bind(desk.agents);
    desk.agents.change = () => {
      desk.agents.change = change;
      return Promise.resolve(false);
    };
    expect((await put("u-ada", { capacity: 3 })).status).toBe(200);
    desk.agents.change = () => Promise.resolve(false);
    expect((await put("u-ada", { capacity: 4 })).status).toBe(503);
  });
});

describe("an agent who becomes available", () => {
  const waiting = [aTicket("late", 9), aTicket("soon", 1), aTicket("middle", 5)];

  it("gets tickets that nobody has, the earliest deadline first, up to their capacity", async () => {
    const { put, desk } = anApi(anAgent({ available: false, capacity: 2 }), ...waiting);
    const { body } = await put("u-ada", { available: true }, ADA);

    expect(body).toMatchObject({ assigned: ["soon", "middle"], openCount: 2 });
    expect(desk.loads()).toEqual({ "u-ada": [2, 2] });
    expect(desk.audit("soon")).toMatchObject([{ who: { S: "system" }, what: { S: "assigned" } }]);
  });

  it("gets at most twenty of them in the request", async () => {
    const many = Array.from({ length: 30 }, (_, index) => aTicket(`t-${index}`, 1 + index));
    const { put } = anApi(anAgent({ capacity: 0 }), ...many);

    expect((await put("u-ada", { capacity: 1_000 })).body["assigned"]).toHaveLength(20);
  });

  it.each([
    ["was available before", anAgent(), { lead: true }],
    ["is not active", anAgent({ active: false, available: false }), { available: true }],
    ["has no room", anAgent({ available: false, capacity: 0 }), { available: true }],
    ["does not become available", anAgent({ available: false }), { capacity: 9 }],
  ])("gets nothing who %s", async (_what, agent, change) => {
    const { put, desk } = anApi(agent, ...waiting);

    expect((await put("u-ada", change)).body["assigned"]).toEqual([]);
    expect(desk.loads()).toEqual({ "u-ada": [0, 0] });
  });

  it("is available also when the backlog cannot be read", async () => {
    const { put, desk, ports } = anApi(anAgent({ available: false }), ...waiting);
    desk.queues.unassigned = () => Promise.reject(new DependencyUnavailable("down"));

    expect(await put("u-ada", { available: true })).toMatchObject({ status: 200, body: { assigned: [] } });
    expect((await desk.agents.find("u-ada"))?.available).toBe(true);
    expect(ports.log.entries).toHaveLength(1);
  });
});
