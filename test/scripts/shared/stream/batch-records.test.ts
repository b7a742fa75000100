import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchRecords, PUT_LIMITS, sizeOf, type PutBatch } from "../../../../scripts/shared/stream/batch-records.js";
import type { GeneratedRecord } from "../../../../scripts/shared/stream/record.js";
import { plainRecord, plainRecords } from "../../../support/fakes/fake-record-stream.js";

const collect = async (records: Iterable<GeneratedRecord>, limits = PUT_LIMITS) => {
  const batches: PutBatch[] = [];
  const oversize: GeneratedRecord[] = [];
  for await (const batch of batchRecords(records, limits, (record) => oversize.push(record))) batches.push(batch);
  return { batches, oversize };
};

const bytesIn = (batch: PutBatch): number => batch.reduce((sum, record) => sum + sizeOf(record), 0);
const records = fc.array(
  fc.tuple(fc.string({ unit: "grapheme", maxLength: 30 }), fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 })),
);
const limits = fc.record({
  records: fc.integer({ min: 1, max: 7 }),
  requestBytes: fc.integer({ min: 60, max: 120 }),
  recordBytes: fc.integer({ min: 1, max: 60 }),
});

it("keeps every request within its limits and the records in order", async () => {
  await fc.assert(
    fc.asyncProperty(records, limits, async (texts, bounds) => {
      const given = texts.map(([data, partitionKey]): GeneratedRecord => ({ kind: "ticket", partitionKey, data }));
      const { batches, oversize } = await collect(given, bounds);
      for (const batch of batches) {
        expect(batch.length).toBeGreaterThan(0);
        expect(batch.length).toBeLessThanOrEqual(bounds.records);
        expect(bytesIn(batch)).toBeLessThanOrEqual(bounds.requestBytes);
      }
      expect(batches.flat()).toEqual(given.filter((record) => sizeOf(record) <= bounds.recordBytes));
      expect(oversize).toEqual(given.filter((record) => sizeOf(record) > bounds.recordBytes));
    }),
  );
});

describe("with Kinesis' limits", () => {
  it("puts 500 records in a request", async () => {
    const { batches } = await collect(plainRecords(1_201));
    expect(batches.map(({ length }) => length)).toEqual([500, 500, 201]);
  });

  it("counts partition keys and UTF-8 bytes, so that a record of exactly 1 MiB is sent and one byte more is not", async () => {
    const key = "TKT-1";
    const fits = plainRecord(1, `é${"x".repeat(1_048_576 - key.length - 2)}`);
    const tooLarge = plainRecord(1, `éé${"x".repeat(1_048_576 - key.length - 3)}`);
    const { batches, oversize } = await collect([fits, tooLarge]);
    expect(batches).toEqual([[fits]]);
    expect(oversize).toEqual([tooLarge]);
  });

  it("puts at most 5 MiB in a request", async () => {
    const large = (name: number) => plainRecord(name, "x".repeat(1_048_576 - 5));
    const { batches } = await collect([1, 2, 3, 4, 5, 6].map(large));
    expect(batches.map(({ length }) => length)).toEqual([5, 1]);
  });
});

it("reads from its source only what the current request needs", async () => {
  let taken = 0;
  function* source(): Generator<GeneratedRecord> {
    for (;;) yield plainRecord(taken++);
  }
  await batchRecords(source(), PUT_LIMITS, () => undefined).next();
  expect(taken).toBe(500);
});
