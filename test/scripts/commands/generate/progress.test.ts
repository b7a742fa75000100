import { expect, it } from "vitest";
import { formatSummary, lineView } from "../../../../scripts/commands/generate/progress.js";

it("writes a plain line at most every two seconds", () => {
  const lines: string[] = [];
  let time = 0;
  const view = lineView(
    (line) => lines.push(line),
    2_000,
    () => time,
  );
  for (const sent of [100, 200, 300, 400, 500]) {
    time += 900;
    view({ sent, retried: 3, failed: 1 });
  }
  expect(lines).toEqual(["300 of 2000 records sent, 3 retried, 1 failed\n"]);
});

it("leaves out an unknown total", () => {
  const lines: string[] = [];
  let time = 0;
  const view = lineView(
    (line) => lines.push(line),
    undefined,
    () => (time += 3_000),
  );
  view({ sent: 1, retried: 0, failed: 0 });
  expect(lines).toEqual(["1 records sent, 0 retried, 0 failed\n"]);
});

const summary = {
  sent: 2_000,
  retried: 12,
  failed: 3,
  bytes: 2_202_010,
  seconds: 3.2,
  sentByKind: { ticket: 1_900, malformed: 100, foreign: 0 },
};

it("summarises on one line each what was sent, by kind, retried, failed, and how fast", () => {
  expect(formatSummary(summary)).toBe(`Sent      2,000 records, 2.1 MiB
By kind   ticket 1,900, malformed 100
Retried   12
Failed    3
Time      3.20 s, 625 records/s
`);
});

it("summarises a run in which nothing was sent", () => {
  const none = { ticket: 0, malformed: 0, foreign: 0 };
  const text = formatSummary({ ...summary, sent: 0, bytes: 0, seconds: 0, sentByKind: none });
  expect(text).toContain("By kind   none");
  expect(text).toContain("Time      0 ms\n");
});
