import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { DependencyRejected } from "../../../../functions/shared/lambda/errors.js";
import { sendTo } from "../../../../scripts/shared/stream/send-records.js";
import type { GeneratedRecord } from "../../../../scripts/shared/stream/record.js";
import { FakeRecordStream, plainRecord, plainRecords, retryTools } from "../../../support/fakes/fake-record-stream.js";

it("sends everything in as few requests as the limits allow and returns a summary", async () => {
  const stream = new FakeRecordStream();
  const foreign: GeneratedRecord = { kind: "foreign", partitionKey: "f", data: "é" };
  const summary = await sendTo(stream, [...plainRecords(999), foreign], { tools: retryTools() });
  expect(stream.requests.map(({ length }) => length)).toEqual([500, 500]);
  expect(summary).toMatchObject({
    sent: 1_000,
    retried: 0,
    failed: 0,
    sentByKind: { ticket: 999, malformed: 0, foreign: 1 },
  });
  const keys = plainRecords(999).reduce((sum, { partitionKey }) => sum + partitionKey.length, 0);
  expect(summary.bytes).toBe(keys + 999 * 2 + 3);
});

it("counts every record as sent or failed, and passes on the failed ones, whatever the stream does", async () => {
  const chances = fc.array(fc.boolean(), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(
      chances,
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 300 }),
      async (refused, concurrency, rate) => {
        const records = plainRecords(refused.length);
        const stream = new FakeRecordStream((record) =>
          refused[records.indexOf(record)] ? "InternalFailure" : undefined,
        );
        const [sent, unsent]: GeneratedRecord[][] = [[], []];
        const summary = await sendTo(stream, records, {
          concurrency,
          rate,
          tools: retryTools(),
          onSent: (batch) => sent?.push(...batch),
          onUnsent: (batch) => unsent?.push(...batch),
        });
        expect(summary).toMatchObject({
          sent: refused.filter((one) => !one).length,
          failed: refused.filter(Boolean).length,
        });
        expect(new Set(sent)).toEqual(new Set(stream.accepted));
        expect(new Set([...(sent ?? []), ...(unsent ?? [])])).toEqual(new Set(records));
      },
    ),
    { numRuns: 50 },
  );
});

it("has as many requests in flight as allowed and no more", async () => {
  const stream = new FakeRecordStream();
  await sendTo(stream, plainRecords(5_000), { concurrency: 3, tools: retryTools() });
  expect(stream.maxInFlight).toBe(3);
});

it("spreads records over time at the given rate", async () => {
  const tools = retryTools();
  const stream = new FakeRecordStream();
  const summary = await sendTo(stream, plainRecords(100), { rate: 50, tools });
  expect(summary.seconds).toBeCloseTo(1.9);
  expect(stream.requests).toHaveLength(20);
});

it("reports a record over 1 MiB, counts it as failed and sends the others", async () => {
  const onOversize = vi.fn();
  const large = plainRecord("large", "x".repeat(1_048_576));
  const stream = new FakeRecordStream();
  const summary = await sendTo(stream, [plainRecord(1), large, plainRecord(2)], { onOversize, tools: retryTools() });
  expect(summary).toMatchObject({ sent: 2, failed: 1 });
  expect(onOversize).toHaveBeenCalledExactlyOnceWith(large, 1_048_576 + "TKT-large".length);
});

it("reports progress after each request", async () => {
  const seen: number[] = [];
  await sendTo(new FakeRecordStream(), plainRecords(1_100), {
    tools: retryTools(),
    onProgress: ({ sent }) => seen.push(sent),
  });
  expect(seen).toEqual([500, 1_000, 1_100]);
});

describe("once a request is refused permanently", () => {
  it("tries no other request and passes on all remaining records, with the reason", async () => {
    const stream = new FakeRecordStream(() => {
      throw new DependencyRejected("no access");
    });
    const kept: GeneratedRecord[] = [];
    const onUnsent = vi.fn((batch: readonly GeneratedRecord[]) => kept.push(...batch));
    const records = plainRecords(3_000);
    const summary = await sendTo(stream, records, { concurrency: 1, onUnsent, tools: retryTools() });
    expect(stream.requests).toHaveLength(1);
    expect(kept).toEqual(records);
    expect(onUnsent).toHaveBeenLastCalledWith(expect.anything(), "no access");
    expect(summary).toMatchObject({ sent: 0, failed: 3_000 });
  });
});

it("fails when its source fails", async () => {
  function* broken(): Generator<GeneratedRecord> {
    yield plainRecord(1);
    throw new Error("disk on fire");
  }
  await expect(sendTo(new FakeRecordStream(), broken(), { tools: retryTools() })).rejects.toThrow("disk on fire");
});
