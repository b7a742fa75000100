import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { renderHelp, renderStartSummary, type Summary } from "../../../../scripts/commands/start/render.js";

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
  contents: {
    example: undefined,
    object: "s3://bucket/tickets/a.json",
    item: "table t, pk TICKET#a, sk TICKET",
    missingAnswers: [],
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

describe("renderStartSummary", () => {
  it("starts with the result of every record", () => {
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

  it("shows the times", () => {
    expect(lines(aSummary())).toEqual(
      expect.arrayContaining([
        "time       p50 2.00 s, p95 3.00 s from record to answer",
        "rate       12.3 tickets/s; first answer 1 min 10 s after the start",
      ]),
    );
  });

  it("shows where things are", () => {
    expect(lines(aSummary())).toEqual(
      expect.arrayContaining([
        "API        http://127.0.0.1:1/_aws/execute-api/abc/v1",
        "S3 object  s3://bucket/tickets/a.json",
        "item       table t, pk TICKET#a, sk TICKET",
        'topic      2 messages published, one with {"priority":"HIGH"}',
        "alarms     2, in ALARM:",
        "           executions-failed",
      ]),
    );
  });

  it("shows on one line that no alarm is in ALARM", () => {
    const { contents } = aSummary();
    const text = lines(aSummary({ contents: { ...contents, alarms: [["records-waiting", "OK"]] } }));

    expect(text.at(-1)).toBe("alarms     1, none in ALARM");
  });

  it("shows what was lost or refused", () => {
    const { accounted } = aSummary();
    const text = lines(aSummary({ accounted: { ...accounted, lost: 3 }, refused: 1 }));

    expect(text.some((line) => line.endsWith("3 lost"))).toBe(true);
    expect(text).toContain("The stream did not accept 1 record; it accepts none over 1 MiB.");
  });

  it("shows why rules triaged all tickets, or some of them", () => {
    const { accounted, contents } = aSummary();
    const counted = { ...accounted, answered: 0, needsHuman: 3 };
    const line = (missing: number) =>
      lines(
        aSummary({
          accounted: counted,
          contents: { ...contents, missingAnswers: [["DependencyUnavailable", missing]] },
        }),
      ).find((text) => text.startsWith("model "));

    expect(line(3)).toBe("model      unavailable: all 3 tickets triaged by rules. DependencyUnavailable (3)");
    expect(line(1)).toBe("model      unavailable: 1 of 3 tickets triaged by rules. DependencyUnavailable (1)");
    expect(lines(aSummary()).some((text) => text.startsWith("model "))).toBe(false);
  });

  it("shows no times if no ticket is finished", () => {
    const accounted = { ...aSummary().accounted, results: [] };

    expect(lines(aSummary({ accounted })).filter((line) => /^(time|rate) /.test(line))).toEqual([]);
  });
});

describe("renderHelp", () => {
  const stack = {
    endpoint: "http://127.0.0.1:1",
    apiUrl: "http://127.0.0.1:1/_aws/execute-api/abc/v1",
    token: "tp_1",
    people: [{ email: "admin@example.com", password: "Aa1-x", role: "admin" }],
    console: { url: "http://127.0.0.1:8700" },
  };

  it("says first where the console is", () => {
    expect(stripVTControlCharacters(renderHelp(stack))).toMatch(/^\nThe console is at http:\/\/127\.0\.0\.1:8700\. /);
  });

  it("says why there is no console", () => {
    const shown = { problem: "its packages are not installed." };

    expect(renderHelp({ ...stack, console: shown })).toMatch(
      /^\nThere is no console: its packages are not installed\.$/m,
    );
  });

  it("says how to send more tickets, see them and stop", () => {
    expect(renderHelp(stack)).toMatch(/npm run generate.*npm run trace.*<ticketId>.*Ctrl-C/s);
  });

  it("says who can sign in, in a line that does", () => {
    expect(renderHelp(stack)).toMatch(/^ {2}admin {5}admin@example\.com {6}Aa1-x$/m);
    expect(renderHelp(stack)).toMatch(/^ {2}curl .*\/abc\/v1\/auth\/login' .*"password":"Aa1-x"/m);
  });

  it("says where the API is, in a line that submits a ticket", () => {
    expect(renderHelp(stack).split("\n")).toContainEqual(
      expect.stringMatching(/^ {2}curl -sS -X POST '.*\/abc\/v1\/tickets' -H 'Token: tp_1' .* -d '\{"type":.*'$/),
    );
  });
});
