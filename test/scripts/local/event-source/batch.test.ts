import { describe, expect, it } from "vitest";
import {
  firstBatch,
  decideNextStep,
  type InvocationResult,
  type InvocationBatch,
} from "../../../../scripts/local/event-source/batch.js";
import { aRecord } from "../../../support/builders/tickets.js";
import { aMapping } from "../../../support/builders/event-source-cases.js";

const ERROR: InvocationResult = { kind: "function-error" };
const THROTTLED: InvocationResult = { kind: "not-invoked", reason: "TooManyRequestsException" };
const failedAt = (sequenceNumber: string): InvocationResult => ({
  kind: "returned",
  response: { batchItemFailures: [{ itemIdentifier: sequenceNumber }] },
});

const aBatch = (size: number, changes: Partial<InvocationBatch> = {}): InvocationBatch => ({
  ...firstBatch(Array.from({ length: size }, (_, index) => aRecord({ sequenceNumber: String(index) }))),
  ...changes,
});
const numbersIn = (batches: readonly InvocationBatch[]): readonly string[] =>
  batches.map(({ records }) => records.map(({ kinesis }) => kinesis.sequenceNumber).join());

describe("a batch whose call failed", () => {
  it("comes again in two halves, the earlier first, which uses up no retry", () => {
    const { again, pause } = decideNextStep(aBatch(5), ERROR, aMapping());

    expect(numbersIn(again)).toEqual(["0,1,2", "3,4"]);
    expect(again.map(({ retries }) => retries)).toEqual([0, 0]);
    expect(pause).toBe(false);
  });

  it("is split even when no retry is allowed", () => {
    expect(decideNextStep(aBatch(2), ERROR, aMapping({ maximumRetryAttempts: 0 })).again).toHaveLength(2);
  });

  it("comes again as it is, later, when it is not bisected, and has used up a retry", () => {
    const { again, pause } = decideNextStep(aBatch(2), ERROR, aMapping({ bisects: false }));

    expect(again).toMatchObject([{ retries: 1, invocations: 1 }]);
    expect(numbersIn(again)).toEqual(["0,1"]);
    expect(pause).toBe(true);
  });

  it("is split whatever its response was worth, when that names no record", () => {
    expect(decideNextStep(aBatch(2), failedAt("unknown"), aMapping()).again).toHaveLength(2);
  });

  it.each([
    [0, 0],
    [3, 3],
  ])("is given up after %d retries", (limit, retries) => {
    const { again, discarded } = decideNextStep(
      aBatch(1, { retries }),
      ERROR,
      aMapping({ maximumRetryAttempts: limit }),
    );

    expect(again).toEqual([]);
    expect(discarded).toMatchObject({ condition: "RetryAttemptsExhausted", invocations: 1, functionError: true });
  });

  it("is tried for ever when the limit is -1", () => {
    const tired = aBatch(1, { retries: 1_000_000 });

    expect(decideNextStep(tired, ERROR, aMapping({ maximumRetryAttempts: -1 }))).toMatchObject({ again: [{}] });
  });
});

describe("a batch of which a record failed", () => {
  it("is done up to that record, and the rest comes again without having used up a retry", () => {
    const { done, again } = decideNextStep(aBatch(4), failedAt("2"), aMapping({ maximumRetryAttempts: 0 }));

    expect(done).toHaveLength(2);
    expect(numbersIn(again)).toEqual(["2,3"]);
    expect(again).toMatchObject([{ retries: 0 }]);
  });

  it("comes again whole when it was the first, and has used up a retry: there was nothing to split off", () => {
    const { again } = decideNextStep(aBatch(3), failedAt("0"), aMapping());

    expect(numbersIn(again)).toEqual(["0,1,2"]);
    expect(again).toMatchObject([{ retries: 1 }]);
  });

  it("uses up a retry when it is not bisected", () => {
    expect(decideNextStep(aBatch(3), failedAt("2"), aMapping({ bisects: false })).again).toMatchObject([
      { retries: 1 },
    ]);
  });

  it("is done when the mapping does not ask for failures", () => {
    const { done, again } = decideNextStep(aBatch(3), failedAt("0"), aMapping({ reportsItemFailures: false }));

    expect(done).toHaveLength(3);
    expect(again).toEqual([]);
  });
});

it("counts nothing for a call that was throttled, even when no retry is allowed", () => {
  const batch = aBatch(3);

  expect(decideNextStep(batch, THROTTLED, aMapping({ maximumRetryAttempts: 0 }))).toEqual({
    done: [],
    again: [batch],
    pause: true,
  });
});
