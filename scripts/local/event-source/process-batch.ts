import type { KinesisStreamRecord } from "aws-lambda";
import { retryDelayMs } from "./retry-delay.js";
import { firstBatch, decideNextStep, type BatchDecision, type InvocationBatch, type DiscardedBatch } from "./batch.js";
import type { Mapping } from "./mapping.js";
import type { ShardPorts } from "./ports.js";
import { splitByAge } from "./record-age.js";

export type BatchPorts = Pick<ShardPorts, "invoke" | "discard" | "now" | "sleep">;

/** Told of records that need no further call. */
export type OnRecordsDone = (records: readonly KinesisStreamRecord[]) => void;

/**
 * Brings every record of a batch to its end, in order: what comes later in the batch waits for what comes before it.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html, "Polling and batching streams"
 */
export class BatchProcessor {
  constructor(
    private readonly mapping: Mapping,
    private readonly ports: BatchPorts,
    private readonly finish: OnRecordsDone,
    private readonly isStopped: () => boolean,
  ) {}

  /** Resolves when all records are done or given up, or, once stopped, after the call that was under way. */
  async process(records: readonly KinesisStreamRecord[]): Promise<void> {
    const queue: InvocationBatch[] = [firstBatch(records)];
    let failures = 0;
    for (let batch = queue.shift(); batch !== undefined && !this.isStopped(); batch = queue.shift()) {
      const young = await this.#discardTooOld(batch);
      if (young.records.length === 0) continue;
      const aftermath = decideNextStep(young, await this.ports.invoke(young.records), this.mapping);
      await this.#conclude(aftermath);
      queue.unshift(...aftermath.again);
      failures = aftermath.pause ? (aftermath.done.length > 0 ? 1 : failures + 1) : 0;
      if (aftermath.pause && !this.isStopped()) await this.ports.sleep(retryDelayMs(failures));
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
