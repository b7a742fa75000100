import { expect, it } from "vitest";
import {
  countDue,
  PAYLOAD_LIMIT_BYTES,
  toWaitingRecord,
  workerIndexOf,
  type WaitingRecord,
} from "../../../../scripts/local/event-source/shard-worker.js";
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

it("sends a full batch at once, and not more", () => {
  expect(countDue(queue(3), mapping, NOW)).toBe(3);
  expect(countDue(queue(7), mapping, NOW)).toBe(3);
});

it("sends all waiting records when there is no window", () => {
  expect(countDue(queue(1), aMapping({ batchingWindowSeconds: 0 }), NOW)).toBe(1);
  expect(countDue([], aMapping({ batchingWindowSeconds: 0 }), NOW)).toBe(0);
});

it("sends the records that fit into the payload as soon as the next one would not", () => {
  const large = toWaitingRecord(aRecord(), NOW);
  const halfTheLimit = { ...large, bytes: PAYLOAD_LIMIT_BYTES / 2 };

  expect(countDue([halfTheLimit, halfTheLimit], mapping, NOW)).toBe(1);
  expect(countDue([{ ...large, bytes: PAYLOAD_LIMIT_BYTES - 14 }], mapping, NOW - 1)).toBe(0);
});

it("sends a record alone when it exceeds the payload limit by itself", () => {
  const huge = { ...toWaitingRecord(aRecord(), NOW), bytes: PAYLOAD_LIMIT_BYTES + 1 };

  expect(countDue([huge, huge], mapping, NOW)).toBe(1);
});

it("counts the bytes of a record's JSON in an event, with base64", () => {
  const records = [aRecord(), aRecord({ partitionKey: "ключ" })];
  const event = Buffer.byteLength(JSON.stringify({ Records: records }));

  const sum = records.reduce((bytes, record) => bytes + toWaitingRecord(record, NOW).bytes, 0);
  // One comma too many: there is none after the last record.
  expect(sum + '{"Records":[]}'.length - 1).toBe(event);
});

it("spreads partition keys over all workers", () => {
  const workers = Array.from({ length: 1_000 }, (_, index) => workerIndexOf(`TKT-${index}`, 2));

  expect(workers.filter((worker) => worker === 0).length / workers.length).toBeCloseTo(0.5, 1);
});
