import { describe, expect, it } from "vitest";
import { firstBatch, settle, type Answer, type Batch } from "../../../../scripts/local/event-source/batch.js";
import { aRecord } from "../../../support/builders/tickets.js";
import { aMapping } from "../../../support/builders/event-source-cases.js";

const ERROR: Answer = { kind: "function-error" };
const THROTTLED: Answer = { kind: "not-invoked", reason: "TooManyRequestsException" };
const failedAt = (sequenceNumber: string): Answer => ({
  kind: "returned",
  response: { batchItemFailures: [{ itemIdentifier: sequenceNumber }] },
});

const aBatch = (size: number, changes: Partial<Batch> = {}): Batch => ({
  ...firstBatch(Array.from({ length: size }, (_, index) => aRecord({ sequenceNumber: String(index) }))),
  ...changes,
});
const numbersIn = (batches: readonly Batch[]): readonly string[] =>
  batches.map(({ records }) => records.map(({ kinesis }) => kinesis.sequenceNumber).join());

describe("a batch whose call failed", () => {
  it("comes again in two halves, the earlier first, which uses up no retry", () => {
    const { again, pause } = settle(aBatch(5), ERROR, aMapping());

    expect(numbersIn(again)).toEqual(["0,1,2", "3,4"]);
    expect(again.map(({ retries }) => retries)).toEqual([0, 0]);
    expect(pause).toBe(false);
  });

  it("is split even when no retry is allowed", () => {
    expect(settle(aBatch(2), ERROR, aMapping({ maximumRetryAttempts: 0 })).again).toHaveLength(2);
  });

  it("comes again as it is, later, when it is not bisected, and has used up a retry", () => {
    const { again, pause } = settle(aBatch(2), ERROR, aMapping({ bisects: false }));

    expect(again).toMatchObject([{ retries: 1, invocations: 1 }]);
    expect(numbersIn(again)).toEqual(["0,1"]);
    expect(pause).toBe(true);
  });

  it("is split whatever its response was worth, when that names no record", () => {
    expect(settle(aBatch(2), failedAt("unknown"), aMapping()).again).toHaveLength(2);
  });

  it.each([
    [0, 0],
    [3, 3],
  ])("is given up after %d retries", (limit, retries) => {
    const { again, discarded } = settle(aBatch(1, { retries }), ERROR, aMapping({ maximumRetryAttempts: limit }));

    expect(again).toEqual([]);
    expect(discarded).toMatchObject({ condition: "RetryAttemptsExhausted", invocations: 1, functionError: true });
  });

  it("is tried for ever when the limit is -1", () => {
    const tired = aBatch(1, { retries: 1_000_000 });

    expect(settle(tired, ERROR, aMapping({ maximumRetryAttempts: -1 }))).toMatchObject({ again: [{}] });
  });
});

describe("a batch of which a record failed", () => {
  it("is done up to that record, and the rest comes again without having used up a retry", () => {
    const { done, again } = settle(aBatch(4), failedAt("2"), aMapping({ maximumRetryAttempts: 0 }));

    expect(done).toHaveLength(2);
    expect(numbersIn(again)).toEqual(["2,3"]);
    expect(again).toMatchObject([{ retries: 0 }]);
  });

  it("comes again whole when it was the first, and has used up a retry: there was nothing to split off", () => {
    const { again } = settle(aBatch(3), failedAt("0"), aMapping());

    expect(numbersIn(again)).toEqual(["0,1,2"]);
    expect(again).toMatchObject([{ retries: 1 }]);
  });

  it("uses up a retry when it is not bisected", () => {
    expect(settle(aBatch(3), failedAt("2"), aMapping({ bisects: false })).again).toMatchObject([{ retries: 1 }]);
  });

  it("is done when the mapping does not ask for failures", () => {
    const { done, again } = settle(aBatch(3), failedAt("0"), aMapping({ reportsItemFailures: false }));

    expect(done).toHaveLength(3);
    expect(again).toEqual([]);
  });
});

it("counts nothing for a call that was throttled, even when no retry is allowed", () => {
  const batch = aBatch(3);

  expect(settle(batch, THROTTLED, aMapping({ maximumRetryAttempts: 0 }))).toEqual({
    done: [],
    again: [batch],
    pause: true,
  });
});
