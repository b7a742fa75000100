import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { retryDelayMs } from "../../../../scripts/local/event-source/retry-delay.js";
import { decideNextStep, type InvocationResult } from "../../../../scripts/local/event-source/batch.js";
import type { Mapping } from "../../../../scripts/local/event-source/mapping.js";
import { aRecord } from "../../../support/builders/tickets.js";
import { aMapping, poisonCases, simulations, type PoisonCase } from "../../../support/builders/event-source-cases.js";
import { executionNameOfRecord, resultOf } from "../../../support/builders/kinesis-records.js";
import { NO_FAULTS } from "../../../support/fakes/simulated-function.js";
import { SimulatedPipeline } from "../../../support/fakes/simulated-pipeline.js";

/** Total cases of all properties. EVENT_SOURCE_CASES sets another number. */
const CASES = Number(process.env["EVENT_SOURCE_CASES"] ?? 10_000);
const runs = (share: number): { numRuns: number } => ({ numRuns: Math.ceil(CASES * share) });
const TIME_LIMIT_MS = 5 * 60_000;

const sequenceOf = ({ kinesis }: { kinesis: { sequenceNumber: string } }): string => kinesis.sequenceNumber;

/** Records with no end or two: each must be done by the function, or stored whole in the destination. */
const misplaced = (pipeline: SimulatedPipeline): readonly string[] => {
  const stored = new Map(pipeline.givenUp().map((record) => [sequenceOf(record), record]));
  const discarded = new Set(pipeline.discarded.flatMap(({ records }) => records.map(sequenceOf)));
  return pipeline.records.flatMap((record) => {
    const storedAs = stored.get(sequenceOf(record));
    const isStoredWhole = JSON.stringify(storedAs) === JSON.stringify(record);
    const isRight = discarded.has(sequenceOf(record))
      ? isStoredWhole
      : storedAs === undefined && resultOf(pipeline, record) !== undefined;
    return isRight ? [] : [sequenceOf(record)];
  });
};

/** Records that were sent before an earlier one of their partition key was done. */
const overtaking = ({ records, deliveries, discarded }: SimulatedPipeline): readonly string[] => {
  const lastCall = new Map(deliveries.flatMap(({ sequenceNumbers }, at) => sequenceNumbers.map((one) => [one, at])));
  const neverSent = new Set(
    discarded.flatMap((batch) => (batch.invocations === 0 ? batch.records.map(sequenceOf) : [])),
  );
  const isBefore = (earlier: string, at: number): boolean =>
    neverSent.has(earlier) || (lastCall.get(earlier) ?? at) < at;
  return records.flatMap((record, position) => {
    const ahead = records
      .slice(0, position)
      .filter(({ kinesis }) => kinesis.partitionKey === record.kinesis.partitionKey);
    return deliveries.flatMap(({ sequenceNumbers }, at) => {
      if (!sequenceNumbers.includes(sequenceOf(record))) return [];
      const others = ahead.map(sequenceOf).filter((earlier) => !sequenceNumbers.includes(earlier));
      return others.every((earlier) => isBefore(earlier, at)) ? [] : [sequenceOf(record)];
    });
  });
};

const everyRecordEndsOnce = (changes: Partial<Mapping> = {}) =>
  fc.asyncProperty(simulations(changes), async (pipeline) => {
    await pipeline.run();
    expect(misplaced(pipeline)).toEqual([]);
  });

describe("the real start-workflow behind the mapping, with any records and any temporary faults", () => {
  it(
    "processes every record to exactly one end, in order, and given-up records can be replayed",
    async () => {
      await fc.assert(
        fc.asyncProperty(simulations(), async (pipeline) => {
          await pipeline.run();

          expect(misplaced(pipeline)).toEqual([]);
          expect(overtaking(pipeline)).toEqual([]);
          expect(pipeline.checkpoints.at(-1)).toBe(pipeline.records.map(sequenceOf).at(-1));

          await pipeline.replay();
          const names = pipeline.records.flatMap((record) => executionNameOfRecord(record) ?? []);
          expect([...pipeline.executions.keys()].sort()).toEqual([...new Set(names)].sort());
        }),
        runs(0.5),
      );
    },
    TIME_LIMIT_MS,
  );

  it(
    "gives up no record because of throttling, however long it lasts and however few retries are allowed",
    async () => {
      const throttled = fc.record({ pipeline: poisonCases(), times: fc.nat(60) }).map(
        ({ pipeline: { pipeline }, times }) =>
          new SimulatedPipeline({ ...pipeline.mapping, maximumRetryAttempts: 0 }, pipeline.records, {
            ...NO_FAULTS,
            invocations: Array.from({ length: times }, () => ({ kind: "throttled" as const })),
          }),
      );
      await fc.assert(
        fc.asyncProperty(throttled, async (pipeline) => {
          await pipeline.run();

          expect(pipeline.discarded).toEqual([]);
          expect(pipeline.executions.size).toBe(pipeline.records.length);
        }),
        runs(0.1),
      );
    },
    TIME_LIMIT_MS,
  );

  it("loses records without a destination", async () => {
    const result = await fc.check(everyRecordEndsOnce({ onFailureBucket: undefined }), { numRuns: 500 });

    expect(result.failed).toBe(true);
  });

  it("loses records when failed items are not read", async () => {
    const result = await fc.check(everyRecordEndsOnce({ reportsItemFailures: false }), { numRuns: 500 });

    expect(result.failed).toBe(true);
  });
});

const depthOf = (size: number): number => Math.ceil(Math.log2(size));

/** Total wait before the retries of one record, in milliseconds. */
const waitOf = (retries: number): number =>
  Array.from({ length: retries }, (_, index) => retryDelayMs(index + 1)).reduce((sum, ms) => sum + ms, 0);

const harmsOnlyItself = ({ pipeline, poison }: PoisonCase): void => {
  const { records, deliveries, mapping } = pipeline;
  const others = records.filter((record) => sequenceOf(record) !== poison);
  const depth = depthOf(records.length);
  const failed = deliveries.filter(({ result }) => result.kind === "function-error");

  expect(pipeline.givenUp().map(sequenceOf)).toEqual([poison]);
  expect(others.map((record) => resultOf(pipeline, record))).toEqual(others.map(() => "execution"));
  expect(failed.length).toBeLessThanOrEqual(depth + 1 + mapping.maximumRetryAttempts);
  expect(deliveries.length).toBeLessThanOrEqual(2 * depth + 1 + mapping.maximumRetryAttempts);
  const lasted = (deliveries.at(-1)?.at ?? 0) - (deliveries[0]?.at ?? 0);
  expect(lasted).toBeLessThanOrEqual(waitOf(mapping.maximumRetryAttempts));
};

const poisonHarmsOnlyItself = (changes: Partial<Mapping> = {}) =>
  fc.asyncProperty(poisonCases(changes), async (poisoned) => {
    await poisoned.pipeline.run();
    harmsOnlyItself(poisoned);
  });

describe("a record with which the function always crashes, in a batch of n, with r retries", () => {
  it(
    "fails at most ceil(log2 n) + 1 + r calls and is given up alone; all others are processed",
    async () => {
      await fc.assert(poisonHarmsOnlyItself(), runs(0.2));
    },
    TIME_LIMIT_MS,
  );

  it("is given up together with its neighbours when the batch is not bisected", async () => {
    const result = await fc.check(poisonHarmsOnlyItself({ bisects: false }), { numRuns: 100 });

    expect(result.failed).toBe(true);
  });
});

const results: fc.Arbitrary<InvocationResult> = fc.oneof(
  fc.constant<InvocationResult>({ kind: "function-error" }),
  fc.constant<InvocationResult>({ kind: "not-invoked", reason: "TooManyRequestsException" }),
  fc
    .array(fc.oneof(fc.integer({ min: 100, max: 112 }).map(String), fc.constantFrom("", null, 7)))
    .map((items): InvocationResult => ({
      kind: "returned",
      response: { batchItemFailures: items.map((itemIdentifier) => ({ itemIdentifier })) },
    })),
  fc.anything().map((response): InvocationResult => ({ kind: "returned", response })),
);

describe("one call of the function, with any result", () => {
  it(
    "leaves each record of the batch done, given up, or to be sent again, in the same order",
    () => {
      const batches = fc.record({
        size: fc.integer({ min: 1, max: 12 }),
        retries: fc.nat(3),
        limit: fc.integer({ min: -1, max: 3 }),
        bisects: fc.boolean(),
        reportsItemFailures: fc.boolean(),
      });
      fc.assert(
        fc.property(batches, results, ({ size, retries, limit, ...settings }, result) => {
          const records = Array.from({ length: size }, (_, index) => aRecord({ sequenceNumber: String(100 + index) }));
          const mapping = aMapping({ ...settings, maximumRetryAttempts: limit });

          const { done, discarded, again } = decideNextStep(
            { records, retries, invocations: retries, functionError: false },
            result,
            mapping,
          );

          const parts = [...done, ...(discarded?.records ?? []), ...again.flatMap((batch) => batch.records)];
          expect(parts.map(sequenceOf)).toEqual(records.map(sequenceOf));
          expect(again.every((batch) => batch.records.length > 0)).toBe(true);
        }),
        runs(0.2),
      );
    },
    TIME_LIMIT_MS,
  );
});
