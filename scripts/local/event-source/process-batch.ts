import type { KinesisStreamRecord } from "aws-lambda";
import {
  firstBatch,
  decideNextStep,
  type BatchDecision,
  type DiscardedBatch,
  type InvocationBatch,
  type InvocationResult,
} from "./batch.js";
import type { Mapping } from "./mapping.js";
import { retryDelayMs } from "./retry-delay.js";

export interface BatchPorts {
  /** Calls the function and waits for the result. Does not throw. */
  invoke(records: readonly KinesisStreamRecord[]): Promise<InvocationResult>;
  /** Stores records that are given up, if the mapping has a destination. Does not throw. */
  discard(discarded: DiscardedBatch): Promise<void>;
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** Called with records that need no further call. */
export type OnRecordsDone = (records: readonly KinesisStreamRecord[]) => void;

const arrivedAtMs = ({ kinesis }: KinesisStreamRecord): number => kinesis.approximateArrivalTimestamp * 1000;

/**
 * Separates records that may still be sent from those that are older than the mapping allows. Done before every call,
 * including the first: a record that is too old never reaches the function.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html, MaximumRecordAgeInSeconds
 * @param now milliseconds since the epoch.
 */
export const splitByAge = (
  records: readonly KinesisStreamRecord[],
  { maximumRecordAgeSeconds: limit }: Mapping,
  now: number,
): { readonly young: readonly KinesisStreamRecord[]; readonly tooOld: readonly KinesisStreamRecord[] } => {
  if (limit < 0) return { young: records, tooOld: [] };
  const isTooOld = (record: KinesisStreamRecord): boolean => now - arrivedAtMs(record) > limit * 1000;
  return { young: records.filter((record) => !isTooOld(record)), tooOld: records.filter(isTooOld) };
};

/**
 * Processes every record of a batch until it is done or given up, in order: later records wait for earlier ones.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html, "Polling and batching streams"
 */
export class BatchProcessor {
  constructor(
    private readonly mapping: Mapping,
    private readonly ports: BatchPorts,
    private readonly finish: OnRecordsDone,
    private readonly isStopped: () => boolean,
  ) {}

  /** Resolves when all records are done or given up or, once stopped, after the call in progress. */
  async process(records: readonly KinesisStreamRecord[]): Promise<void> {
    const queue: InvocationBatch[] = [firstBatch(records)];
    let failures = 0;
    for (let batch = queue.shift(); batch !== undefined && !this.isStopped(); batch = queue.shift()) {
      const young = await this.#discardTooOld(batch);
      if (young.records.length === 0) continue;
      const decision = decideNextStep(young, await this.ports.invoke(young.records), this.mapping);
      await this.#conclude(decision);
      queue.unshift(...decision.again);
      failures = decision.pause ? (decision.done.length > 0 ? 1 : failures + 1) : 0;
      if (decision.pause && !this.isStopped()) await this.ports.sleep(retryDelayMs(failures));
    }
  }

  async #conclude({ done, discarded }: BatchDecision): Promise<void> {
    this.finish(done);
    if (discarded !== undefined) await this.#giveUp(discarded);
  }

  async #giveUp(discarded: DiscardedBatch): Promise<void> {
    await this.ports.discard(discarded);
    this.finish(discarded.records);
  }

  async #discardTooOld(batch: InvocationBatch): Promise<InvocationBatch> {
    const { young, tooOld } = splitByAge(batch.records, this.mapping, this.ports.now());
    if (tooOld.length > 0) await this.#giveUp({ ...batch, records: tooOld, condition: "RecordAgeExceeded" });
    return { ...batch, records: young };
  }
}
