import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countChanges } from "../../../../functions/count-desk-changes/count-changes.js";
import { DynamoDeskCounters } from "../../../../functions/count-desk-changes/dynamo-desk-counters.js";
import { ageOf } from "../../../../functions/serve-desk/stats/figures.js";
import type { DeskStats } from "../../../../functions/shared/api/desk-stats-schemas.js";
import { SCOPES } from "../../../../functions/shared/auth/caller.js";
import { type DeskTicket, toDeskAttributes } from "../../../../functions/shared/desk/desk-ticket.js";
import { AROUND_THE_CLOCK } from "../../../../functions/shared/desk/schedule.js";
import { statsKey, ticketItemKey } from "../../../../functions/shared/table/ticket-table.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { problemIn } from "../../../support/aws/api-under-test.js";
import { aDeskApi } from "../../../support/aws/desk-under-test.js";
import { anAgentItem } from "../../../support/builders/agents.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import { aDeskTicket } from "../../../support/builders/desk-tickets.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";

const AGENT = aCaller({ subject: "u-agent", role: "agent", scopes: SCOPES });

/** A desk whose today is 2026-11-23, with what was counted of some tickets. */
const aDesk = async (...tickets: readonly Partial<DeskTicket>[]) => {
  const api = aDeskApi();
  const { counters: table } = api;
  const counters = new DynamoDeskCounters({
    client: table.client,
    tableName: "tickets",
    onUnreadable: (ticketId) => expect.unreachable(`${ticketId} cannot be read`),
  });
  const ids = tickets.map((change, index) => {
    const ticket = aDeskTicket({ ticketId: `TKT-${index}`, ...change });
    const desk = Object.entries(toDeskAttributes(ticket, AROUND_THE_CLOCK));
    table.put({
      ...ticketItemKey(ticket.ticketId),
      ticket_id: { S: ticket.ticketId },
      status: { S: ticket.status },
      submitted_at: { S: ticket.submittedAt },
      ...Object.fromEntries(desk.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    });
    return ticket.ticketId;
  });
  const ports = { counters, now: () => api.ports.time, sleep: () => Promise.resolve(), random: () => 0 };
  await countChanges(ids, ports);
  const ask = async (query: Readonly<Record<string, string>> = {}, headers = {}) => {
    const values = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]));
    const answer = await api.send(aRequestTo("readDeskStats", { caller: AGENT, query: values, headers }));
    expect(contractViolations("readDeskStats", answer)).toEqual([]);
    return answer;
  };
  const read = async (query: Readonly<Record<string, string>> = {}) => JSON.parse((await ask(query)).body) as DeskStats;
  return { ...api, table, ask, read };
};

const SOLVED_BY_MODEL: Partial<DeskTicket> = {
  status: "ANSWERED",
  deskStatus: "SOLVED",
  hasResponse: true,
  customerWaits: false,
  firstResponse: { at: "2026-11-23T08:00:20.000Z", by: "model" },
  solvedAt: "2026-11-23T08:00:20.000Z",
  sla: { firstResponse: { budget: 60_000, consumed: 20_000, doneAt: Date.parse("2026-11-23T08:00:20.000Z") } },
};

describe("GET /desk/stats", () => {
  it("shows what is open now, by status, priority, lane and agent", async () => {
    const { table, read } = await aDesk(
      { priority: "CRITICAL" },
      { deskStatus: "PENDING", assignee: "u-ada", lane: "general" },
      { status: "FAILED", assignee: "u-ada" },
      SOLVED_BY_MODEL,
    );
    table.put(anAgentItem({ id: "u-ada", name: "Ada", openCount: 2 }));
    table.put(anAgentItem({ id: "u-idle", openCount: 0 }));

    expect((await read()).open).toMatchObject({
      total: 3,
      byDeskStatus: { OPEN: 2, PENDING: 1, ON_HOLD: 0 },
      byPriority: { CRITICAL: 1, HIGH: 2, MEDIUM: 0, NORMAL: 0 },
      byLane: { priority: 2, general: 1 },
      failed: 1,
      unassigned: 1,
      byAgent: [{ agentId: "u-ada", name: "Ada", tickets: 2 }],
      ofOtherAgents: 0,
    });
  });

  it("shows a day's first responses, solutions, the model's share, and the clocks that were met", async () => {
    const { read } = await aDesk(
      SOLVED_BY_MODEL,
      { firstResponse: { at: "2026-11-23T09:00:00.000Z", by: "draft-edited" } },
      { sla: { firstResponse: { budget: 1, consumed: 2, doneAt: Date.parse("2026-11-23T10:00:00.000Z") } } },
      {},
    );
    const { today, period, days } = await read();

    expect(today).toMatchObject({
      day: "2026-11-23",
      created: 4,
      byOutcome: { ANSWERED: 1, NEEDS_HUMAN: 3, FAILED: 0, PROCESSING: 0 },
      modelShare: 0.25,
      firstResponses: { total: 2, byModel: 1, byDraftAsIs: 0, byDraftEdited: 1, byStaff: 0 },
      resolutions: { total: 1, byModel: 1, byStaff: 0, staffDurations: { p50Seconds: null, p90Seconds: null } },
      sla: { firstResponse: { met: 1, missed: 1, metShare: 0.5 }, resolution: { met: 0, missed: 0, metShare: null } },
    });
    expect(today.firstResponses.modelDurations.p50Seconds).toBeCloseTo(20, -1);
    expect((today.firstResponses.staffDurations.p90Seconds ?? 0) / 3_600).toBeCloseTo(1, 1);
    expect(days).toHaveLength(30);
    expect(days.at(-1)).toEqual(today);
    expect({ ...today, day: undefined }).toEqual({ ...period, day: undefined, from: undefined, to: undefined });
  });

  it("shows each day that was asked for, and today besides", async () => {
    const { read } = await aDesk({}, { submittedAt: "2026-11-20T23:59:59.999Z" });
    const { today, period, days } = await read({ from: "2026-11-19", to: "2026-11-21" });

    expect(days.map(({ day, created }) => [day, created])).toEqual([
      ["2026-11-19", 0],
      ["2026-11-20", 1],
      ["2026-11-21", 0],
    ]);
    expect(period).toMatchObject({ from: "2026-11-19", to: "2026-11-21", created: 1 });
    expect(today).toMatchObject({ day: "2026-11-23", created: 1 });
  });

  it("is not sent again while nothing changes", async () => {
    const { ask, table } = await aDesk({});
    const first = await ask();
    const etag = String(first.headers?.["ETag"]);
    expect((await ask({}, { "If-None-Match": etag })).statusCode).toBe(304);
    table.put({ ...statsKey("now", "OPEN"), total: { N: "7" } });

    expect((await ask({}, { "If-None-Match": etag })).statusCode).toBe(200);
  });

  it.each([
    [{ from: "2026-11-24" }, "from", "expected a day until 2026-11-23, which is the last day"],
    [{ from: "2026-11-02", to: "2026-11-01" }, "from", "expected a day until 2026-11-01, which is the last day"],
    [{ from: "2026-08-23" }, "from", "expected at most 92 days until 2026-11-23, which is the last day"],
    [{ from: "yesterday" }, "from", "expected a day, such as 2026-11-29"],
    [{ to: "2026-02-29" }, "to", "expected a day, such as 2026-11-29"],
    [{ to: "2026-11-23T08:00:00Z" }, "to", "expected a day, such as 2026-11-29"],
  ])("refuses %j: the parameter %s", async (query, parameter, detail) => {
    const { ask } = await aDesk();
    const problem = problemIn(await ask(query));

    expect(problem).toMatchObject({ status: 400, errors: [{ parameter, detail }] });
  });

  it.each([{ from: "2026-08-24" }, { to: "0000-01-01" }, { to: "9999-12-31" }])("accepts %j", async (query) => {
    expect((await (await aDesk()).ask(query)).statusCode).toBe(200);
  });

  it("is for staff only", async () => {
    const api = aDeskApi();
    const answer = await api.send(
      aRequestTo("readDeskStats", { caller: aCaller({ role: "customer", scopes: SCOPES }) }),
    );

    expect(answer.statusCode).toBe(403);
  });

  it("lists at most 100 agents, and adds up the others", async () => {
    const { table, read } = await aDesk();
    for (let id = 100; id < 230; id += 1) table.put(anAgentItem({ id: `u-${id}`, openCount: id }));
    const { byAgent, ofOtherAgents } = (await read()).open;

    expect(byAgent).toHaveLength(100);
    expect(byAgent[0]).toMatchObject({ agentId: "u-229", tickets: 229 });
    expect(ofOtherAgents).toBe((30 * (100 + 129)) / 2);
  });
});

describe("the age of the backlog", () => {
  const someBacklog = fc.uniqueArray(
    fc.record({ age: fc.integer({ min: 0, max: 400 }), tickets: fc.integer({ min: 1, max: 9 }) }),
    { selector: ({ age }) => age, minLength: 1, maxLength: 40 },
  );
  const DAY_MS = 24 * 60 * 60 * 1_000;
  const TODAY = "2026-11-23";
  const dayAt = (age: number) => new Date(Date.parse(TODAY) - age * DAY_MS).toISOString().slice(0, 10);

  it("is that of a list of all open tickets", () => {
    fc.assert(
      fc.property(someBacklog, (backlog) => {
        const ages = backlog.flatMap(({ age, tickets }) => Array.from({ length: tickets }, () => age));
        const sorted = ages.toSorted((one, other) => one - other);
        const age = ageOf(
          backlog.map(({ age: days, tickets }) => ({ day: dayAt(days), tickets })),
          TODAY,
        );

        expect(age).toMatchObject({
          p50Days: sorted[Math.ceil(sorted.length / 2) - 1],
          p90Days: sorted[Math.ceil(sorted.length * 0.9) - 1],
          oldestDays: sorted.at(-1),
        });
        expect(age.groups.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(sorted.length);
        for (const { fromDays, toDays, tickets } of age.groups)
          expect(sorted.filter((days) => days >= fromDays && days <= (toDays ?? Infinity))).toHaveLength(tickets);
      }),
    );
  });

  it("is unknown of an empty desk, and none of what is dated to tomorrow", () => {
    expect(ageOf([], TODAY)).toMatchObject({ p50Days: null, p90Days: null, oldestDays: null });
    expect(ageOf([{ day: "2026-11-24", tickets: 1 }], TODAY)).toMatchObject({ p50Days: 0, oldestDays: 0 });
  });
});
