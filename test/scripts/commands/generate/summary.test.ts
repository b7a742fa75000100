import { expect, it } from "vitest";
import { formatSummary } from "../../../../scripts/commands/generate/summary.js";

const summary = {
  sent: 2_000,
  retried: 12,
  failed: 3,
  bytes: 2_202_010,
  seconds: 3.2,
  sentByKind: { ticket: 1_900, malformed: 100, foreign: 0 },
};

it("says in a line each what was sent, of which kind, sent again, failed, and how fast", () => {
  expect(formatSummary(summary)).toBe(`Sent      2,000 records, 2.1 MiB
By kind   ticket 1,900, malformed 100
Retried   12
Failed    3
Time      3.2 s, 625 records/s
`);
});

it("survives a run in which nothing was sent", () => {
  const none = { ticket: 0, malformed: 0, foreign: 0 };
  const text = formatSummary({ ...summary, sent: 0, bytes: 0, seconds: 0, sentByKind: none });
  expect(text).toContain("By kind   none");
  expect(text).toContain("0 s, 0 records/s");
});
