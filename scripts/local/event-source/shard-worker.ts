import { createHash } from "node:crypto";
import type { KinesisStreamRecord } from "aws-lambda";
import type { Mapping } from "./mapping.js";
import { BatchProcessor, type BatchPorts, type OnRecordsDone } from "./process-batch.js";
import { countDue, toWaitingRecord, type WaitingRecord } from "./waiting-records.js";

/**
 * The lane of a record among so many: always the same for one partition key, so that its records stay in order.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html, ParallelizationFactor
 */
export const workerIndexOf = (partitionKey: string, lanes: number): number =>
  createHash("md5").update(partitionKey).digest().readUInt32LE(12) % lanes;

/** One of a shard's batches at a time, and the records that wait for it to end. */
export class ShardWorker {
  readonly #processor: BatchProcessor;
  #queue: WaitingRecord[] = [];
  #running: Promise<void> | undefined;

  constructor(
    private readonly mapping: Mapping,
    private readonly ports: BatchPorts,
    finish: OnRecordsDone,
    private readonly isStopped: () => boolean,
  ) {
    this.#processor = new BatchProcessor(mapping, ports, finish, isStopped);
  }

  add(record: KinesisStreamRecord): void {
    this.#queue.push(toWaitingRecord(record, this.ports.now()));
  }

  /** Starts to send what is due, unless a batch is under way, which then goes on to the next by itself. */
  start(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Resolves when no batch is under way. */
  async ended(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let batch = this.#take(); batch.length > 0 && !this.isStopped(); batch = this.#take())
      await this.#processor.process(batch.map(({ record }) => record));
  }

  #take(): readonly WaitingRecord[] {
    const count = countDue(this.#queue, this.mapping, this.ports.now());
    const batch = this.#queue.slice(0, count);
    this.#queue = this.#queue.slice(count);
    return batch;
  }
}
