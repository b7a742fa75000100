import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Commit, countChanges, toCommits } from "../../../functions/count-desk-changes/count-changes.js";
import { planChange } from "../../../functions/count-desk-changes/plan-changes.js";
import { patchTicket, recordCustomerMessage, recordReply } from "../../../functions/shared/desk/change-ticket.js";
import { DEFAULT_RULES, type DeskRules } from "../../../functions/shared/desk/desk-rules.js";
import type { DeskTicket } from "../../../functions/shared/desk/desk-ticket.js";
import { openDeskTicket } from "../../../functions/shared/desk/open-ticket.js";
import { SlaPolicySchema } from "../../../functions/shared/desk/sla-policy.js";
import { bucketOf } from "../../../functions/shared/desk/stats/duration-histogram.js";
import { DependencyThrottled } from "../../../functions/shared/lambda/errors.js";
import { aDeskTicket } from "../../support/builders/desk-tickets.js";
import { MemoryDeskCounters } from "../../support/fakes/memory-desk-counters.js";

const START = Date.parse("2026-11-27T20:00:00.000Z");
const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

const counting = (counters: MemoryDeskCounters, now = START) => ({
  counters,
  now: () => now,
  sleep: () => Promise.resolve(),
  random: () => 0,
});

const put = (counters: MemoryDeskCounters, change: Partial<DeskTicket> = {}): void => {
  const ticket = aDeskTicket(change);
  counters.tickets.set(ticket.ticketId, { ...ticket, arrivedAt: ticket.submittedAt });
};

describe("counting a ticket", () => {
  it("counts an open one where it stands, and on the day of its submission", async () => {
    const counters = new MemoryDeskCounters();
    put(counters);
    await countChanges(["TKT-1"], counting(counters));

    expect(counters.counters).toEqual({
      "now#OPEN/total": 1,
      "now#OPEN/status_OPEN": 1,
      "now#OPEN/priority_HIGH": 1,
      "now#OPEN/lane_priority": 1,
      "now#OPEN/unassigned": 1,
      "now#2026-11/d23": 1,
      "days#2026-11-23/created": 1,
      "days#2026-11-23/outcome_NEEDS_HUMAN": 1,
    });
  });

  it("moves it from counter to counter as it changes, and takes it from those of open ones when it is solved", async () => {
    const counters = new MemoryDeskCounters();
    put(counters);
    await countChanges(["TKT-1"], counting(counters));
    put(counters, {
      ...{ deskStatus: "SOLVED", assignee: "u-ada", solvedAt: "2026-11-24T08:00:00.000Z", lastReplyId: "m-1" },
      firstResponse: { at: "2026-11-23T09:00:00.000Z", by: "draft-edited" },
    });
    await countChanges(["TKT-1"], counting(counters));

    expect(counters.counters).toEqual({
      "days#2026-11-23/created": 1,
      "days#2026-11-23/outcome_NEEDS_HUMAN": 1,
      "days#2026-11-23/answered_draft-edited": 1,
      [`days#2026-11-23/fs${bucketOf(HOUR_MS)}`]: 1,
      "days#2026-11-24/solved_staff": 1,
      [`days#2026-11-24/rs${bucketOf(DAY_MS)}`]: 1,
    });
  });

  it("counts nothing before it is on the desk", async () => {
    const counters = new MemoryDeskCounters();
    await countChanges(["TKT-1"], counting(counters));

    expect(counters.counters).toEqual({});
    expect(counters.marks.size).toBe(0);
  });

  it("counts a ticket that is gone as no longer open, and not again when it is restored", async () => {
    const counters = new MemoryDeskCounters();
    put(counters);
    await countChanges(["TKT-1"], counting(counters));
    const before = counters.counters;
    counters.tickets.clear();
    await countChanges(["TKT-1"], counting(counters));
    await countChanges(["TKT-1"], counting(counters));

    expect(counters.counters).toEqual({
      "days#2026-11-23/created": 1,
      "days#2026-11-23/outcome_NEEDS_HUMAN": 1,
    });
    expect(counters.marks.get("TKT-1")?.expiresAt).toBe((START + 30 * DAY_MS) / 1_000);
    put(counters);
    await countChanges(["TKT-1"], counting(counters));
    expect(counters.counters).toEqual(before);
  });

  it("counts an open ticket as gone only if it is: one that was only not read is counted when it is found again", async () => {
    const counters = new MemoryDeskCounters();
    for (const id of [1, 2, 3]) put(counters, { ticketId: `TKT-${id}` });
    await countChanges(["TKT-1", "TKT-2", "TKT-3"], counting(counters));
    const read = counters.read.bind(counters);
    counters.read = async (ids) => (await read(ids)).map((state) => ({ ...state, ticket: undefined }));
    counters.tickets.delete("TKT-3");

    await expect(countChanges(["TKT-1", "TKT-2", "TKT-3"], counting(counters))).rejects.toThrow(DependencyThrottled);
    expect(counters.counters["now#OPEN/total"]).toBe(3);
    counters.read = read;
    await countChanges(["TKT-1", "TKT-2", "TKT-3"], counting(counters));
    expect(counters.counters["now#OPEN/total"]).toBe(2);
  });

  it("counts the other tickets of a batch in which one could not be read", async () => {
    const counters = new MemoryDeskCounters();
    put(counters);
    await countChanges(["TKT-1"], counting(counters));
    put(counters, { ticketId: "TKT-2" });
    const read = counters.read.bind(counters);
    counters.read = async (ids) =>
      (await read(ids)).map((state) => (state.ticketId === "TKT-1" ? { ...state, ticket: undefined } : state));

    await expect(countChanges(["TKT-1", "TKT-2"], counting(counters))).rejects.toThrow(DependencyThrottled);
    expect(counters.counters["now#OPEN/total"]).toBe(2);
  });

  it("counts nothing twice when the mark of a ticket has expired, 30 days after it was closed", async () => {
    const counters = new MemoryDeskCounters();
    put(counters, { deskStatus: "SOLVED", solvedAt: "2026-11-24T08:00:00.000Z" });
    await countChanges(["TKT-1"], counting(counters));
    const once = counters.counters;
    const expiry = (counters.marks.get("TKT-1")?.expiresAt ?? 0) * 1_000;
    counters.marks.clear();
    await countChanges(["TKT-1"], counting(counters, expiry));

    expect(expiry).toBe(Date.parse("2026-11-24T08:00:00.000Z") + 37 * DAY_MS);
    expect(counters.counters).toEqual(once);
  });

  it("gives up a batch whose counters stay in use, so that it comes again", async () => {
    const counters = new MemoryDeskCounters();
    put(counters);
    counters.write = () => Promise.resolve("conflict");

    await expect(countChanges(["TKT-1"], counting(counters))).rejects.toThrow(DependencyThrottled);
  });
});

describe("commits", () => {
  const changesOf = (tickets: number) =>
    Array.from({ length: tickets }, (_, index) => {
      const submittedAt = new Date(START + index * HOUR_MS).toISOString();
      const ticket = { ...aDeskTicket({ submittedAt }), arrivedAt: submittedAt };
      return planChange({ ticketId: `TKT-${index}`, before: undefined, ticket }, START);
    }).flatMap((change) => change ?? []);

  it("write a counter once for many tickets", () => {
    const [first, ...others] = toCommits(changesOf(80));

    expect(others).toEqual([]);
    expect(first?.additions.get("now#OPEN")?.get("total")).toBe(80);
  });

  it("fit into a transaction, and leave nothing out", () => {
    const changes = changesOf(500);
    const commits = toCommits(changes);

    expect(commits.length).toBeGreaterThan(4);
    expect(commits.flatMap((commit) => commit.changes)).toEqual(changes);
    for (const commit of commits) expect(commit.changes.length + commit.additions.size).toBeLessThanOrEqual(100);
  });

  it("fit with tickets that are gone, too, of which each takes two items", () => {
    const open = changesOf(150);
    const gone = open.flatMap(({ ticketId, after: mark }) => {
      const change = planChange({ ticketId, before: { ...mark, revision: 1 }, ticket: undefined }, START);
      return change ?? [];
    });
    const commits = toCommits([...gone, ...open]);

    expect(commits.flatMap((commit) => commit.changes)).toEqual([...open, ...gone]);
    for (const { changes, additions } of commits) {
      const looked = changes.filter(({ isGone }) => isGone).length;
      expect([0, changes.length]).toContain(looked);
      expect(changes.length + looked + additions.size).toBeLessThanOrEqual(100);
    }
  });
});

/** Two hours for the first response, four for the next, a day for the solution: often kept, often missed. */
const RULES: DeskRules = {
  ...DEFAULT_RULES,
  policies: new Map([
    [
      "short",
      SlaPolicySchema.parse({
        name: "Short",
        position: 0,
        schedule: "around-the-clock",
        targets: { firstResponse: 120, nextResponse: 240, resolution: 1_440 },
      }),
    ],
  ]),
};

/** What can happen to a ticket, and how many minutes after what happened before. */
const anEvent = fc.record({
  ticket: fc.nat({ max: 4 }),
  minutes: fc.integer({ min: 1, max: 700 }),
  what: fc.constantFrom("open", "reply", "solve", "hold", "assign", "raise", "customer", "answer"),
  drafted: fc.constantFrom("as-is" as const, "edited" as const, undefined),
  /** Whether its record is delivered late, and in which order. */
  delay: fc.nat({ max: 6 }),
});
type Event = typeof anEvent extends fc.Arbitrary<infer E> ? E : never;

/** One ticket after what happens to it. A ticket that is not on the desk yet comes onto it. */
const after = (
  before: DeskTicket | undefined,
  { ticket, what, drafted }: Event,
  at: number,
): DeskTicket | undefined => {
  const iso = new Date(at).toISOString();
  if (before === undefined || (what === "answer" && before.version === 1)) {
    const status = what === "answer" ? "ANSWERED" : what === "hold" ? "FAILED" : "NEEDS_HUMAN";
    const base = aDeskTicket({ ticketId: `TKT-${ticket}` });
    const submittedAt = before?.submittedAt ?? new Date(at - 60_000).toISOString();
    return openDeskTicket({ ...base, status, submittedAt, endedAt: iso }, RULES).ticket;
  }
  const messageId = iso;
  switch (what) {
    case "reply":
    case "solve": {
      const deskStatus = what === "solve" ? "SOLVED" : "PENDING";
      return recordReply(before, { messageId, at, deskStatus, drafted }, RULES).ticket;
    }
    case "customer":
      return recordCustomerMessage(before, { messageId, at }, RULES)?.ticket;
    case "hold":
      return patchTicket(before, { deskStatus: "ON_HOLD" }, "staff", RULES, at).ticket;
    case "assign":
      return patchTicket(before, { assignee: before.assignee === undefined ? "u-1" : null }, "staff", RULES, at).ticket;
    case "answer":
    case "open":
    case "raise":
      return patchTicket(before, { priority: "CRITICAL", deskStatus: "OPEN" }, "staff", RULES, at).ticket;
  }
};

/** Rounds of the next response that have ended, found by watching every change. */
const endedRound = (before: DeskTicket | undefined, now: DeskTicket | undefined): "met" | "missed" | undefined => {
  const clock = now?.sla.nextResponse;
  if (clock?.doneAt === undefined || before?.sla.nextResponse?.doneAt === clock.doneAt) return undefined;
  return clock.consumed > clock.budget ? "missed" : "met";
};

/** A slow recount of what can be recounted: one ticket after the other, in the simplest words. */
const recount = (tickets: readonly DeskTicket[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  const count = (name: string) => (counts[name] = (counts[name] ?? 0) + 1);
  const day = (at: number | string) => `days#${new Date(at).toISOString().slice(0, 10)}`;
  const took = (ticket: DeskTicket, at: string) => bucketOf(Date.parse(at) - Date.parse(ticket.submittedAt));
  for (const ticket of tickets) {
    const { submittedAt, firstResponse, solvedAt, sla } = ticket;
    count(`${day(submittedAt)}/created`);
    count(`${day(submittedAt)}/outcome_${ticket.status}`);
    if (["OPEN", "PENDING", "ON_HOLD"].includes(ticket.deskStatus)) {
      for (const name of ["total", `status_${ticket.deskStatus}`, `priority_${ticket.priority}`, "lane_priority"])
        count(`now#OPEN/${name}`);
      if (ticket.assignee === undefined) count("now#OPEN/unassigned");
      if (ticket.status === "FAILED") count("now#OPEN/failed");
      count(`now#${submittedAt.slice(0, 7)}/d${submittedAt.slice(8, 10)}`);
    }
    if (firstResponse !== undefined) {
      count(`${day(firstResponse.at)}/answered_${firstResponse.by}`);
      count(`${day(firstResponse.at)}/f${firstResponse.by === "model" ? "m" : "s"}${took(ticket, firstResponse.at)}`);
    }
    if (solvedAt !== undefined) {
      const byModel = firstResponse?.by === "model" && ticket.lastReplyId === undefined;
      count(`${day(solvedAt)}/solved_${byModel ? "model" : "staff"}`);
      count(`${day(solvedAt)}/r${byModel ? "m" : "s"}${took(ticket, solvedAt)}`);
    }
    for (const [name, clock] of [["first", sla.firstResponse] as const, ["resolution", sla.resolution] as const])
      if (clock?.doneAt !== undefined)
        count(`${day(clock.doneAt)}/sla_${name}_${clock.consumed > clock.budget ? "missed" : "met"}`);
  }
  return counts;
};

const isNext = (name: string): boolean => name.includes("/sla_next_");
const sumOf = (counters: Readonly<Record<string, number>>, end: string): number =>
  Object.entries(counters).reduce((sum, [name, count]) => sum + (name.endsWith(end) ? count : 0), 0);

/** Fails as a table can: another writer is in the way, no answer comes, or the answer to what was written is lost. */
class FailingCounters extends MemoryDeskCounters {
  constructor(private readonly faults: ("conflict" | "unavailable" | "answer-lost" | "none")[]) {
    super();
  }

  override async write(commit: Commit): Promise<"written" | "conflict"> {
    const fault = this.faults.shift();
    if (fault === "conflict") return "conflict";
    if (fault === "unavailable") throw new Error("no answer");
    const written = await super.write(commit);
    if (fault === "answer-lost") throw new Error("the answer is lost");
    return written;
  }
}

/** A batch is delivered until it succeeds, as Lambda does. */
const deliver = async (batch: readonly string[], counters: FailingCounters): Promise<void> => {
  for (;;) {
    try {
      await countChanges(batch, counting(counters));
      return;
    } catch {
      continue;
    }
  }
};

describe("the counters of the desk", () => {
  it("equal a slow recount, whatever came twice, late, in another order, not at all, or failed in between", async () => {
    const someFaults = fc.array(fc.constantFrom("conflict", "unavailable", "answer-lost", "none"), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(anEvent, { minLength: 1, maxLength: 40 }),
        someFaults,
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        async (events, faults, isLost) => {
          const counters = new FailingCounters([...faults]);
          const tickets = new Map<string, DeskTicket>();
          const rounds = { met: 0, missed: 0 };
          const waiting: { id: string; at: number }[] = [];
          let now = START;
          for (const [index, event] of events.entries()) {
            const id = `TKT-${event.ticket}`;
            now += event.minutes * 60_000;
            const before = tickets.get(id);
            const changed = after(before, event, now);
            if (changed === undefined) continue;
            const ended = endedRound(before, changed);
            if (ended !== undefined) rounds[ended] += 1;
            tickets.set(id, changed);
            counters.tickets.set(id, { ...changed, arrivedAt: changed.submittedAt });
            if (isLost[index] !== true) waiting.push({ id, at: index + event.delay });
            const due = waiting.filter(({ at }) => at <= index).toSorted((one, other) => other.at - one.at);
            await deliver(
              [...due, ...due.slice(0, 1)].map((record) => record.id),
              counters,
            );
          }
          await deliver([...tickets.keys()], counters);
          await deliver([...tickets.keys()], counters);

          const counted = counters.counters;
          expect(Object.fromEntries(Object.entries(counted).filter(([name]) => !isNext(name)))).toEqual(
            recount([...tickets.values()]),
          );
          expect({ met: sumOf(counted, "sla_next_met"), missed: sumOf(counted, "sla_next_missed") }).toEqual(rounds);
        },
      ),
    );
  });

  it("equal it when two calls count the same tickets at the same time", async () => {
    const counters = new MemoryDeskCounters();
    for (let id = 0; id < 30; id += 1) put(counters, { ticketId: `TKT-${id}` });
    const ids = [...counters.tickets.keys()];
    await Promise.all([countChanges(ids, counting(counters)), countChanges(ids.toReversed(), counting(counters))]);

    expect(counters.counters["now#OPEN/total"]).toBe(30);
    expect(counters.counters["days#2026-11-23/created"]).toBe(30);
  });
});
