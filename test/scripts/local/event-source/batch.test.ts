import { describe, expect, it } from "vitest";
import {
  firstBatch,
  decideNextStep,
  readResponse,
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
  it("is sent again in two halves, the earlier first, which uses no retry", () => {
    const { again, pause } = decideNextStep(aBatch(5), ERROR, aMapping());

    expect(numbersIn(again)).toEqual(["0,1,2", "3,4"]);
    expect(again.map(({ retries }) => retries)).toEqual([0, 0]);
    expect(pause).toBe(false);
  });

  it("is split even when no retry is allowed", () => {
    expect(decideNextStep(aBatch(2), ERROR, aMapping({ maximumRetryAttempts: 0 })).again).toHaveLength(2);
  });

  it("is sent again unchanged after a pause when it is not bisected, which uses a retry", () => {
    const { again, pause } = decideNextStep(aBatch(2), ERROR, aMapping({ bisects: false }));

    expect(again).toMatchObject([{ retries: 1, invocations: 1 }]);
    expect(numbersIn(again)).toEqual(["0,1"]);
    expect(pause).toBe(true);
  });

  it("is split when its response lists only unknown records", () => {
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

  it("is retried without end when the limit is -1", () => {
    const oftenRetried = aBatch(1, { retries: 1_000_000 });

    expect(decideNextStep(oftenRetried, ERROR, aMapping({ maximumRetryAttempts: -1 }))).toMatchObject({ again: [{}] });
  });
});

describe("a batch with a failed record", () => {
  it("is done up to that record, and the rest is sent again without using a retry", () => {
    const { done, again } = decideNextStep(aBatch(4), failedAt("2"), aMapping({ maximumRetryAttempts: 0 }));

    expect(done).toHaveLength(2);
    expect(numbersIn(again)).toEqual(["2,3"]);
    expect(again).toMatchObject([{ retries: 0 }]);
  });

  it("is sent again whole when the record was the first, which uses a retry: there was nothing to split off", () => {
    const { again } = decideNextStep(aBatch(3), failedAt("0"), aMapping());

    expect(numbersIn(again)).toEqual(["0,1,2"]);
    expect(again).toMatchObject([{ retries: 1 }]);
  });

  it("uses a retry when it is not bisected", () => {
    expect(decideNextStep(aBatch(3), failedAt("2"), aMapping({ bisects: false })).again).toMatchObject([
      { retries: 1 },
    ]);
  });

  it("is done when the mapping does not read failed items", () => {
    const { done, again } = decideNextStep(aBatch(3), failedAt("0"), aMapping({ reportsItemFailures: false }));

    expect(done).toHaveLength(3);
    expect(again).toEqual([]);
  });
});

it("uses no retry for a throttled call, even when no retry is allowed", () => {
  const batch = aBatch(3);

  expect(decideNextStep(batch, THROTTLED, aMapping({ maximumRetryAttempts: 0 }))).toEqual({
    done: [],
    again: [batch],
    pause: true,
  });
});

const threeRecords = ["9", "10", "11"].map((sequenceNumber) => aRecord({ sequenceNumber }));

const failing = (...identifiers: readonly unknown[]): unknown => ({
  batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })),
});

describe("a response under ReportBatchItemFailures", () => {
  it.each([
    ["nothing", undefined],
    ["null", null],
    ["an empty object", {}],
    ["an empty list", failing()],
    ["a list that is null", { batchItemFailures: null }],
  ])("is a success when it is %s", (_name, response) => {
    expect(readResponse(response, threeRecords)).toEqual({ kind: "success" });
  });

  it.each([
    ["an empty identifier", failing("")],
    ["an identifier that is null", failing(null)],
    ["an identifier under another name", { batchItemFailures: [{ sequenceNumber: "10" }] }],
    ["an identifier of no record of the batch", failing("12")],
    ["one good and one unknown identifier", failing("10", "12")],
    ["something that is not a list", { batchItemFailures: "10" }],
  ])("fails the whole batch when it contains %s", (_name, response) => {
    expect(readResponse(response, threeRecords)).toEqual({ kind: "failure" });
  });

  it.each([
    ["one record", failing("10"), 1],
    ["two records, the higher one first", failing("11", "10"), 1],
    ["a lower number that is greater as text", failing("11", "9"), 0],
  ])("is partial from the lowest sequence number of %s", (_name, response, from) => {
    expect(readResponse(response, threeRecords)).toEqual({ kind: "partial", from });
  });
});
