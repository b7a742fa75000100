import type { KinesisStreamRecord } from "aws-lambda";
import { retryDelayMs } from "./retry-delay.js";
import { ShardWorker, workerIndexOf } from "./shard-worker.js";
import type { Mapping } from "./mapping.js";
import type { ShardPorts } from "./ports.js";
import { CheckpointTracker } from "./checkpoint-tracker.js";

/** Time between two reads of a shard, in milliseconds. AWS takes a second; a local stack has no one else to leave room for. */
export const POLL_INTERVAL_MS = 500;

/** Batches that may wait in each lane before the next read: enough to send one while another is read. */
const BATCHES_AHEAD = 3;

/**
 * Reads one shard and sends its records to the function, as the mapping says. Knows no time and no service but its
 * ports, so that the same records, answers and times always lead to the same calls.
 */
export class ShardConsumer {
  readonly #lanes: readonly ShardWorker[];
  readonly #progress: CheckpointTracker;
  readonly #mostOpen: number;
  #stopped = false;

  constructor(
    mapping: Mapping,
    private readonly ports: ShardPorts,
  ) {
    const { parallelizationFactor, batchSize } = mapping;
    this.#progress = new CheckpointTracker((sequenceNumber) => {
      ports.checkpoint(sequenceNumber);
    });
    const finish = (records: readonly KinesisStreamRecord[]): void => {
      this.#progress.finish(records);
    };
    const isStopped = (): boolean => this.#stopped;
    this.#lanes = Array.from(
      { length: parallelizationFactor },
      () => new ShardWorker(mapping, ports, finish, isStopped),
    );
    this.#mostOpen = parallelizationFactor * batchSize * BATCHES_AHEAD;
  }

  /** Asks for an end after the calls under way. Records that are not done then come again from the checkpoint. */
  stop(): void {
    this.#stopped = true;
  }

  /** Resolves when the shard is closed and done, or when it was stopped. */
  async run(): Promise<void> {
    let failures = 0;
    for (let more = true; !this.#stopped && (more || this.#progress.openCount > 0);) {
      try {
        more = more && (await this.#poll());
        failures = 0;
      } catch (error) {
        this.ports.readFailed(error);
        failures++;
      }
      for (const lane of this.#lanes) lane.start();
      await this.ports.sleep(failures === 0 ? POLL_INTERVAL_MS : retryDelayMs(failures));
    }
    await Promise.all(this.#lanes.map((lane) => lane.ended()));
  }

  /** Whether the shard may have more. */
  async #poll(): Promise<boolean> {
    if (this.#progress.openCount >= this.#mostOpen) return true;
    const records = await this.ports.read();
    for (const record of records ?? []) this.#take(record);
    return records !== undefined;
  }

  #take(record: KinesisStreamRecord): void {
    this.#progress.add(record);
    this.#lanes[workerIndexOf(record.kinesis.partitionKey, this.#lanes.length)]?.add(record);
  }
}
