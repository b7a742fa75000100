import fc from "fast-check";
import type { KinesisStreamRecord } from "aws-lambda";
import { MAPPING_DEFAULTS, type Mapping } from "../../../scripts/local/event-source/mapping.js";
import { aRecord, aTicketData, aTicketEvent } from "./tickets.js";
import { NO_FAULTS, type CallFate, type SimulatedFaults, type InvocationFate } from "../fakes/simulated-function.js";
import { SimulatedPipeline } from "../fakes/simulated-pipeline.js";

/** A mapping like the project's, with smaller numbers. */
export const aMapping = (changes: Partial<Mapping> = {}): Mapping => ({
  ...MAPPING_DEFAULTS,
  id: "11111111-2222-4333-8444-555555555555",
  functionArn: "arn:aws:lambda:us-east-1:111122223333:function:ticket-pipeline-dev-start-workflow",
  streamArn: "arn:aws:kinesis:us-east-1:111122223333:stream/ticket-pipeline-dev-tickets",
  batchSize: 10,
  batchingWindowSeconds: 1,
  parallelizationFactor: 2,
  start: { kind: "TRIM_HORIZON" },
  reportsItemFailures: true,
  bisects: true,
  maximumRetryAttempts: 3,
  onFailureBucket: "ticket-bucket",
  ...changes,
});

const FIRST_ARRIVAL = 1_795_249_800.25;
const PARTITIONS = 5;

const ticket = (ticketId: string, subject: string): unknown =>
  aTicketEvent({ ticketId, data: aTicketData({ subject }) });

/** The data of every kind of record. The number distinguishes tickets; small ones lead to duplicates and reused ids. */
const KINDS: readonly ((number: number) => unknown)[] = [
  (number) => ticket(`TKT-${number}`, "Blank pages"),
  (number) => ticket(`TKT-${number}`, "Blank pages"),
  (number) => ticket(`TKT-${number % 3}`, `Subject ${number % 2}`),
  (number) => `not json ${number}`,
  (number) => ({ eventName: "TicketSubmitted", ticketId: `BAD-${number}` }),
  () => Uint8Array.of(0xff, 0xfe),
  (number) => ({ eventName: "TicketClosed", ticketId: `TKT-${number}` }),
];

interface Draft {
  readonly kind: number;
  readonly number: number;
  readonly partition: number;
  /** Seconds after the previous record. */
  readonly gap: number;
  readonly isPoison: boolean;
}

const drafts = (maxLength: number): fc.Arbitrary<readonly Draft[]> =>
  fc.array(
    fc.record({
      kind: fc.nat(KINDS.length - 1),
      number: fc.nat(30),
      partition: fc.nat(PARTITIONS - 1),
      gap: fc.constantFrom(0, 0, 0, 0.1, 0.7, 3),
      isPoison: fc.nat(11).map((one) => one === 0),
    }),
    { minLength: 1, maxLength },
  );

const build = (list: readonly Draft[]): readonly KinesisStreamRecord[] => {
  let arrivedAt = FIRST_ARRIVAL;
  return list.map(({ kind, number, partition, gap }, index) => {
    arrivedAt += gap;
    const data = KINDS[kind]?.(number);
    return aRecord({ data, arrivedAt, partitionKey: `partition-${partition}`, sequenceNumber: String(10_000 + index) });
  });
};

const poisonIn = (list: readonly Draft[], records: readonly KinesisStreamRecord[]): ReadonlySet<string> =>
  new Set(records.filter((_, index) => list[index]?.isPoison).map(({ kinesis }) => kinesis.sequenceNumber));

const invocationFates: fc.Arbitrary<InvocationFate> = fc.oneof(
  fc.constant<InvocationFate>({ kind: "works" }),
  fc.constant<InvocationFate>({ kind: "throttled" }),
  fc.nat(4).map((afterEffects): InvocationFate => ({ kind: "crashes", afterEffects })),
);

const callFates: fc.Arbitrary<CallFate> = fc.constantFrom("works", "works", "throttled", "unavailable", "denied");

const outages = fc.record({
  invocations: fc.array(invocationFates, { maxLength: 8 }),
  calls: fc.array(callFates, { maxLength: 15 }),
  // The function's retry budget is 75 s: the longer outages use up the mapping's retries.
  unavailableForMs: fc.constantFrom(0, 0, 0, 0, 20_000, 100_000, 400_000),
});

/** All settings that limit retries, by number or by age. */
const mappings = fc
  .record({
    batchSize: fc.integer({ min: 1, max: 10 }),
    batchingWindowSeconds: fc.nat(2),
    parallelizationFactor: fc.integer({ min: 1, max: 3 }),
    bisects: fc.boolean(),
    limits: fc.oneof(
      fc.nat(4).map((maximumRetryAttempts) => ({ maximumRetryAttempts })),
      fc.constantFrom(2, 20).map((seconds) => ({ maximumRetryAttempts: -1, maximumRecordAgeSeconds: seconds })),
    ),
  })
  .map(({ limits, ...settings }) => aMapping({ ...settings, ...limits }));

/** Any records under any faults that end, on any mapping. Only poison records never succeed. */
export const simulations = (changes: Partial<Mapping> = {}): fc.Arbitrary<SimulatedPipeline> =>
  fc.record({ mapping: mappings, list: drafts(16), faults: outages }).map(({ mapping, list, faults }) => {
    const records = build(list);
    return new SimulatedPipeline({ ...mapping, ...changes }, records, { ...faults, poison: poisonIn(list, records) });
  });

export interface PoisonCase {
  readonly pipeline: SimulatedPipeline;
  /** Sequence number of the poison record. */
  readonly poison: string;
}

/** One full batch of valid tickets with one poison record among them, and no other fault. */
export const poisonCases = (changes: Partial<Mapping> = {}): fc.Arbitrary<PoisonCase> =>
  fc
    .record({ size: fc.integer({ min: 1, max: 32 }), position: fc.nat(31), retries: fc.nat(5) })
    .map(({ size, position, retries }) => {
      const list = Array.from({ length: size }, (_, number) => ({
        ...{ kind: 0, number, gap: 0, isPoison: number === position % size },
        partition: number,
      }));
      const records = build(list);
      const mapping = aMapping({
        batchSize: size,
        parallelizationFactor: 1,
        maximumRetryAttempts: retries,
        ...changes,
      });
      const poison = poisonIn(list, records);
      const faults: SimulatedFaults = { ...NO_FAULTS, poison };
      return { pipeline: new SimulatedPipeline(mapping, records, faults), poison: [...poison].join() };
    });
