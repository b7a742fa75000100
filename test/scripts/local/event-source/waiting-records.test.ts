import { expect, it } from "vitest";
import {
  countDue,
  PAYLOAD_LIMIT_BYTES,
  toWaitingRecord,
  type WaitingRecord,
} from "../../../../scripts/local/event-source/waiting-records.js";
import { aRecord } from "../../../support/builders/tickets.js";
import { aMapping } from "../../../support/builders/event-source-cases.js";

const NOW = 1_000_000;
const mapping = aMapping({ batchSize: 3, batchingWindowSeconds: 2 });

const queue = (count: number, sinceMs = NOW): readonly WaitingRecord[] =>
  Array.from({ length: count }, () => toWaitingRecord(aRecord(), sinceMs));

it("waits for a batch to fill until its first record has waited for the window", () => {
  expect(countDue(queue(2, NOW - 1_999), mapping, NOW)).toBe(0);
  expect(countDue(queue(2, NOW - 2_000), mapping, NOW)).toBe(2);
});

it("sends a full batch at once, and no more than that", () => {
  expect(countDue(queue(3), mapping, NOW)).toBe(3);
  expect(countDue(queue(7), mapping, NOW)).toBe(3);
});

it("sends whatever there is when there is no window", () => {
  expect(countDue(queue(1), aMapping({ batchingWindowSeconds: 0 }), NOW)).toBe(1);
  expect(countDue([], aMapping({ batchingWindowSeconds: 0 }), NOW)).toBe(0);
});

it("sends what fits the payload as soon as the next record would not", () => {
  const large = toWaitingRecord(aRecord(), NOW);
  const ofHalfALimit = { ...large, bytes: PAYLOAD_LIMIT_BYTES / 2 };

  expect(countDue([ofHalfALimit, ofHalfALimit], mapping, NOW)).toBe(1);
  expect(countDue([{ ...large, bytes: PAYLOAD_LIMIT_BYTES - 14 }], mapping, NOW - 1)).toBe(0);
});

it("sends a record that exceeds the payload by itself alone", () => {
  const huge = { ...toWaitingRecord(aRecord(), NOW), bytes: PAYLOAD_LIMIT_BYTES + 1 };

  expect(countDue([huge, huge], mapping, NOW)).toBe(1);
});

it("counts a record as its JSON in an event, base64 and all", () => {
  const records = [aRecord(), aRecord({ partitionKey: "ключ" })];
  const event = Buffer.byteLength(JSON.stringify({ Records: records }));

  const sum = records.reduce((bytes, record) => bytes + toWaitingRecord(record, NOW).bytes, 0);
  // One comma too many: the last record has none.
  expect(sum + '{"Records":[]}'.length - 1).toBe(event);
});
