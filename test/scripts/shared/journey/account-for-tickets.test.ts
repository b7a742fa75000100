import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accountForTickets,
  accountUntilComplete,
  type Observation,
  type ObservedAnswer,
  type SentRecord,
} from "../../../../scripts/shared/journey/account-for-tickets.js";

const SENT_AT = 1_000;

const aTicket = (ticketId: string, hash = "1"): SentRecord => ({
  kind: "ticket",
  sentAt: SENT_AT,
  ticket: { ticketId, executionName: `${ticketId}-${hash}` },
});

const malformed: SentRecord = { kind: "malformed", sentAt: SENT_AT };
const foreign: SentRecord = { kind: "foreign", sentAt: SENT_AT };

const triage: ObservedAnswer["triage"] = {
  sentiment: "NEGATIVE",
  sentimentScores: { mixed: 0, negative: 1, neutral: 0, positive: 0 },
  priority: "HIGH",
  category: "BUG",
  language: "en",
  confidence: 0.9,
};

/** A deployment in which the tickets named ended as they should. */
const seen = (
  ends: Readonly<Record<string, ObservedAnswer["outcome"] | "FAILED">>,
  changes: Partial<Observation> = {},
): Observation => {
  const all = Object.entries(ends);
  const answered = all.flatMap(([id, outcome]) => (outcome === "FAILED" ? [] : [[id, outcome] as const]));
  return {
    executions: new Map(
      all.map(([id, outcome]) => [
        `${id}-1`,
        { status: outcome === "FAILED" ? "FAILED" : "SUCCEEDED", stoppedAt: 3_500 },
      ]),
    ),
    answers: new Map(
      answered.map(([id, outcome]) => [id, { outcome, triage, key: `tickets/${id}`, executionName: `${id}-1` }]),
    ),
    ticketKeys: new Set(answered.map(([id]) => `tickets/${id}`)),
    failedExecutions: new Set(all.filter(([, outcome]) => outcome === "FAILED").map(([id]) => `${id}-1`)),
    quarantined: 0,
    ignored: 0,
    ...changes,
  };
};

describe("accountForTickets", () => {
  it("counts tickets by outcome and returns each with its time and triage", () => {
    const result = accountForTickets(
      [aTicket("a"), aTicket("b"), aTicket("c")],
      seen({ a: "ANSWERED", b: "NEEDS_HUMAN", c: "FAILED" }),
    );

    expect(result).toMatchObject({ sent: 3, answered: 1, needsHuman: 1, failed: 1, lost: 0 });
    expect(result.results).toEqual([
      { ticketId: "a", outcome: "ANSWERED", ...triage, seconds: 2.5 },
      { ticketId: "b", outcome: "NEEDS_HUMAN", ...triage, seconds: 2.5 },
      expect.objectContaining({ ticketId: "c", outcome: "FAILED", sentiment: null, confidence: null, seconds: 2.5 }),
    ]);
  });

  it("counts a ticket once even if copies were sent, and counts no copy as lost", () => {
    expect(accountForTickets([aTicket("a"), aTicket("a"), aTicket("a")], seen({ a: "ANSWERED" }))).toMatchObject({
      sent: 3,
      answered: 1,
      lost: 0,
    });
  });

  it("counts other content with a used id as a separate failed ticket", () => {
    const observation = seen({ a: "ANSWERED" });
    const withConflict: Observation = {
      ...observation,
      executions: new Map([...observation.executions, ["a-2", { status: "FAILED", stoppedAt: 3_500 }]]),
      failedExecutions: new Set(["a-2"]),
    };

    expect(accountForTickets([aTicket("a"), aTicket("a", "2")], withConflict)).toMatchObject({
      answered: 1,
      failed: 1,
      lost: 0,
    });
  });

  it("counts quarantined and ignored records as observed", () => {
    expect(accountForTickets([malformed, foreign, foreign], seen({}, { quarantined: 1, ignored: 2 }))).toMatchObject({
      sent: 3,
      quarantined: 1,
      ignored: 2,
      lost: 0,
    });
  });

  it.each([
    ["has no execution", { executions: new Map() }],
    ["is still being answered", { executions: new Map([["a-1", { status: "RUNNING", stoppedAt: undefined }]]) }],
    ["is not in the table", { answers: new Map() }],
    ["is not in the bucket", { ticketKeys: new Set<string>() }],
    ["failed without its input stored", { executions: new Map([["a-1", { status: "FAILED", stoppedAt: 1 }]]) }],
    [
      "has only another content's answer in the table",
      { answers: new Map([["a", { outcome: "ANSWERED" as const, triage, key: "tickets/a", executionName: "a-2" }]]) },
    ],
  ])("counts a ticket that %s as lost, with each of its copies", (_case, changes) => {
    expect(accountForTickets([aTicket("a"), aTicket("a")], seen({ a: "ANSWERED" }, changes))).toMatchObject({
      answered: 0,
      lost: 2,
      results: [],
    });
  });

  it.each([
    ["an unreadable record that is not in quarantine", malformed],
    ["a foreign event that nothing counted", foreign],
  ])("counts %s as lost", (_case, record) => {
    expect(accountForTickets([record], seen({})).lost).toBe(1);
  });

  it("does not let a surplus in quarantine hide a lost foreign event", () => {
    expect(accountForTickets([foreign], seen({}, { quarantined: 5 })).lost).toBe(1);
  });

  it("accounts for every record of distinct tickets exactly once, whatever is missing", () => {
    const ends = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,6}$/),
      fc.constantFrom("ANSWERED", "NEEDS_HUMAN", "FAILED", undefined),
    );
    fc.assert(
      fc.property(ends, fc.nat(5), fc.nat(5), (tickets, bad, good) => {
        const ended = Object.fromEntries(
          Object.entries(tickets).flatMap(([id, outcome]) => (outcome === undefined ? [] : [[id, outcome]])),
        );
        const records = [
          ...Object.keys(tickets).map((id) => aTicket(id)),
          ...Array.from({ length: bad }, () => malformed),
        ];
        const { sent, answered, needsHuman, failed, quarantined, ignored, lost } = accountForTickets(
          records,
          seen(ended, { quarantined: Math.min(bad, good) }),
        );
        expect(answered + needsHuman + failed + quarantined + ignored + lost).toBe(sent);
      }),
    );
  });
});

describe("accountUntilComplete", () => {
  const signal = new AbortController().signal;

  const observed = (quarantined: number): Observation => ({
    executions: new Map(),
    answers: new Map(),
    ticketKeys: new Set(),
    failedExecutions: new Set(),
    quarantined,
    ignored: 0,
  });

  /** Observations with one more quarantined record each time. */
  const observations = () => {
    let count = 0;
    return { observe: () => Promise.resolve(observed(count++)), taken: () => count };
  };

  it("observes again until nothing is missing", async () => {
    const { observe, taken } = observations();

    expect((await accountUntilComplete([malformed], observe, signal)).accounted).toMatchObject({
      quarantined: 1,
      lost: 0,
    });
    expect(taken()).toBe(2);
  });

  it("observes once if nothing is missing", async () => {
    const { observe, taken } = observations();
    await accountUntilComplete([], observe, signal);

    expect(taken()).toBe(1);
  });

  it("counts as lost what does not appear in time", async () => {
    const { accounted } = await accountUntilComplete([malformed], () => Promise.resolve(observed(0)), signal, 0);

    expect(accounted.lost).toBe(1);
  });
});
