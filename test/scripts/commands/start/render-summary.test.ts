import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { renderStartSummary, type Summary } from "../../../../scripts/commands/start/render-summary.js";

const triage = { sentimentScores: null, category: "BUG", language: "en", confidence: 1 };

const aSummary = (changes: Partial<Summary> = {}): Summary => ({
  accounted: {
    sent: 5,
    answered: 2,
    needsHuman: 0,
    failed: 1,
    quarantined: 1,
    ignored: 1,
    lost: 0,
    results: [
      { ticketId: "a", outcome: "ANSWERED", sentiment: "MIXED", priority: "HIGH", ...triage, seconds: 1 },
      { ticketId: "b", outcome: "ANSWERED", sentiment: "MIXED", priority: "NORMAL", ...triage, seconds: 3 },
      { ticketId: "c", outcome: "FAILED", sentiment: null, priority: null, ...triage, seconds: 2 },
    ],
  },
  timing: { secondsToFirstAnswer: 70, ticketsPerSecond: 12.34 },
  places: {
    example: undefined,
    object: "s3://bucket/tickets/a.json",
    item: "table t, pk TICKET#a, sk TICKET",
    messages: 2,
    messageAttributes: { priority: "HIGH" },
    alarms: [
      ["executions-failed", "ALARM"],
      ["records-waiting", "INSUFFICIENT_DATA"],
    ],
  },
  apiUrl: "http://127.0.0.1:1/_aws/execute-api/abc/v1",
  refused: 0,
  ...changes,
});

const lines = (summary: Summary): string[] => stripVTControlCharacters(renderStartSummary(summary)).split("\n");

describe("renderSummary", () => {
  it("begins with where every record went", () => {
    expect(lines(aSummary())).toContain(
      "5 records sent: 2 answered, 0 for a person, 1 failed, 1 quarantined, 1 ignored, none lost",
    );
  });

  it("counts tickets by outcome, priority and sentiment", () => {
    expect(lines(aSummary())).toEqual(
      expect.arrayContaining([
        "outcome    ANSWERED 2, FAILED 1",
        "priority   HIGH 1, NORMAL 1, none 1",
        "sentiment  MIXED 2, none 1",
      ]),
    );
  });

  it("tells the times", () => {
    expect(lines(aSummary())).toEqual(
      expect.arrayContaining([
        "time       p50 2.00 s, p95 3.00 s from record to answer",
        "rate       12.3 tickets/s; first answer 1 min 10 s after the start",
      ]),
    );
  });

  it("says where things are", () => {
    expect(lines(aSummary())).toEqual(
      expect.arrayContaining([
        "API        http://127.0.0.1:1/_aws/execute-api/abc/v1",
        "S3 object  s3://bucket/tickets/a.json",
        "item       table t, pk TICKET#a, sk TICKET",
        'topic      2 messages published, one with {"priority":"HIGH"}',
        "alarms     2, of which on:",
        "           executions-failed",
      ]),
    );
  });

  it("says in one line that no alarm is on", () => {
    const { places } = aSummary();
    const text = lines(aSummary({ places: { ...places, alarms: [["records-waiting", "OK"]] } }));

    expect(text.at(-1)).toBe("alarms     1, none of them on");
  });

  it("does not hide what was lost or refused", () => {
    const { accounted } = aSummary();
    const text = lines(aSummary({ accounted: { ...accounted, lost: 3 }, refused: 1 }));

    expect(text.some((line) => line.endsWith("3 lost"))).toBe(true);
    expect(text).toContain("1 records were not taken by the stream; records over 1 MiB never are.");
  });

  it("has no times to tell when nothing ended", () => {
    const accounted = { ...aSummary().accounted, results: [] };

    expect(lines(aSummary({ accounted })).filter((line) => /^(time|rate) /.test(line))).toEqual([]);
  });
});
