import { describe, expect, it } from "vitest";
import type { TicketAccounting, SentRecord } from "../../../../scripts/shared/journey/account-for-tickets.js";
import { countBy, measure, percentile, toReport } from "../../../../scripts/shared/journey/measure.js";

const sentAt = (...times: number[]): SentRecord[] => times.map((time) => ({ kind: "malformed", sentAt: time }));

describe("percentile", () => {
  it.each([
    [[5], 0.5, 5],
    [[4, 1, 3, 2], 0.5, 2],
    [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.95, 10],
    [[3, 1, 2], 0, 1],
    [[3, 1, 2], 1, 3],
  ])("of %j at %s is %s", (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });

  it("is undefined without values", () => {
    expect(percentile([], 0.5)).toBeUndefined();
  });
});

it("counts values, the most frequent first", () => {
  expect(countBy(["a", "b", "b"], (value) => value)).toEqual([
    ["b", 2],
    ["a", 1],
  ]);
});

describe("measure", () => {
  it("measures the first answer from the start of the command, and the rate from the first record to the last end", () => {
    expect(measure(1_000, sentAt(61_500, 61_000), [63_000, 62_000, 65_000])).toEqual({
      secondsToFirstAnswer: 61,
      ticketsPerSecond: 0.75,
    });
  });

  it("has no first answer if no ticket is finished", () => {
    expect(measure(1_000, sentAt(2_000), [])).toEqual({ secondsToFirstAnswer: null, ticketsPerSecond: 0 });
  });

  it("returns a finite rate if a ticket ends in the millisecond in which it was sent", () => {
    expect(measure(1_000, sentAt(2_000), [2_000]).ticketsPerSecond).toBe(1_000);
  });
});

it("reports exactly the documented fields", () => {
  const triage = {
    sentiment: "MIXED",
    sentimentScores: null,
    priority: "HIGH",
    category: "BUG",
    language: "en",
    confidence: 1,
  };
  const accounted: TicketAccounting = {
    sent: 1,
    answered: 1,
    needsHuman: 0,
    failed: 0,
    quarantined: 0,
    ignored: 0,
    lost: 0,
    results: [{ ticketId: "a", outcome: "ANSWERED", ...triage, seconds: 1.23456 }],
  };

  const report = toReport(accounted, { secondsToFirstAnswer: 60, ticketsPerSecond: 2 });

  expect(Object.keys(report).toSorted()).toEqual(
    [
      ...["sent", "answered", "needsHuman", "failed", "quarantined", "ignored", "lost"],
      ...["secondsToFirstAnswer", "ticketsPerSecond", "results"],
    ].toSorted(),
  );
  expect(report.results[0]).toEqual({ ticketId: "a", outcome: "ANSWERED", ...triage, seconds: 1.235 });
});
