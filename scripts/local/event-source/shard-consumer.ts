import type { KinesisStreamRecord } from "aws-lambda";
import type { Mapping } from "./mapping.js";
import type { BatchPorts } from "./process-batch.js";
import { retryDelayMs } from "./retry-delay.js";
import { ShardWorker, workerIndexOf } from "./shard-worker.js";

/** Everything the consumer of one shard needs from outside, including the time. */
export interface ShardPorts extends BatchPorts {
  /**
   * The shard's next records in order; empty when there are none yet, undefined when the shard was closed and has been
   * read completely. Each record is returned once.
   */
  read(): Promise<readonly KinesisStreamRecord[] | undefined>;
  /** Called whenever every record up to this one is done or given up. */
  checkpoint(sequenceNumber: string): void;
  /** Called after a failed read, which will be repeated. */
  readFailed(error: unknown): void;
}

/** Time between two reads of a shard, in milliseconds. AWS waits a second, to leave room for other consumers. */
const POLL_INTERVAL_MS = 500;

/** Batches that may wait for each worker before the next read: enough to send one while another is read. */
const BATCHES_AHEAD = 3;

/** How far a shard is done when its workers are not equally fast: up to the first record that is still open. */
export class CheckpointTracker {
  readonly #open: string[] = [];
  readonly #finished = new Set<string>();

  constructor(private readonly checkpoint: (sequenceNumber: string) => void) {}

  /** Records that are not done yet, or that follow one that is not. */
  get openCount(): number {
    return this.#open.length;
  }

  add(record: KinesisStreamRecord): void {
    this.#open.push(record.kinesis.sequenceNumber);
  }

  finish(records: readonly KinesisStreamRecord[]): void {
    for (const { kinesis } of records) this.#finished.add(kinesis.sequenceNumber);
    const firstOpen = this.#open.findIndex((sequenceNumber) => !this.#finished.has(sequenceNumber));
    const passed = this.#open.splice(0, firstOpen === -1 ? this.#open.length : firstOpen);
    for (const sequenceNumber of passed) this.#finished.delete(sequenceNumber);
    const last = passed.at(-1);
    if (last !== undefined) this.checkpoint(last);
  }
}

/**
 * Reads one shard and sends its records to the function as the mapping specifies. Uses no time and no service but its
 * ports, so that the same records, results and times always lead to the same calls.
 */
export class ShardConsumer {
  readonly #workers: readonly ShardWorker[];
  readonly #progress: CheckpointTracker;
  readonly #maxOpen: number;
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
    this.#workers = Array.from(
      { length: parallelizationFactor },
      () => new ShardWorker(mapping, ports, finish, isStopped),
    );
    this.#maxOpen = parallelizationFactor * batchSize * BATCHES_AHEAD;
  }

  /** Makes `run` end after the calls in progress. Records that are not done then are read again from the checkpoint. */
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
      for (const worker of this.#workers) worker.start();
      await this.ports.sleep(failures === 0 ? POLL_INTERVAL_MS : retryDelayMs(failures));
    }
    await Promise.all(this.#workers.map((worker) => worker.ended()));
  }

  /** Whether the shard may have more records. */
  async #poll(): Promise<boolean> {
    if (this.#progress.openCount >= this.#maxOpen) return true;
    const records = await this.ports.read();
    for (const record of records ?? []) this.#assign(record);
    return records !== undefined;
  }

  #assign(record: KinesisStreamRecord): void {
    this.#progress.add(record);
    this.#workers[workerIndexOf(record.kinesis.partitionKey, this.#workers.length)]?.add(record);
  }
}
