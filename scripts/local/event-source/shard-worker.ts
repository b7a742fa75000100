import { createHash } from "node:crypto";
import type { KinesisStreamRecord } from "aws-lambda";
import type { Mapping } from "./mapping.js";
import { BatchProcessor, type BatchPorts, type OnRecordsDone } from "./process-batch.js";

/**
 * Largest event, in bytes of its JSON, in which a record's data is base64.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, "Invocation payload"
 */
export const PAYLOAD_LIMIT_BYTES = 6 * 1024 * 1024;

const ENVELOPE_BYTES = Buffer.byteLength('{"Records":[]}');

/** A record that waits to be sent. */
export interface WaitingRecord {
  readonly record: KinesisStreamRecord;
  /** Its share of an event, in bytes of JSON. */
  readonly bytes: number;
  /** When it was read, in milliseconds since the epoch. */
  readonly since: number;
}

export const toWaitingRecord = (record: KinesisStreamRecord, since: number): WaitingRecord => ({
  record,
  bytes: Buffer.byteLength(JSON.stringify(record)) + 1,
  since,
});

/** How many of the first records fit into one event; at least one. */
const countFitting = (queue: readonly WaitingRecord[], batchSize: number): number => {
  let bytes = ENVELOPE_BYTES;
  let count = 0;
  for (const { bytes: more } of queue.slice(0, batchSize)) {
    bytes += more;
    if (count > 0 && bytes > PAYLOAD_LIMIT_BYTES) break;
    count++;
  }
  return count;
};

/**
 * How many of the waiting records to send now; 0: wait for more. A batch is sent when it has its full size, when the
 * next record would exceed the payload limit, or when its first record has waited for the batching window.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html, "Batching behavior"
 */
export const countDue = (queue: readonly WaitingRecord[], mapping: Mapping, now: number): number => {
  const [first] = queue;
  if (first === undefined) return 0;
  const count = countFitting(queue, mapping.batchSize);
  const isFull = count === mapping.batchSize || count < queue.length;
  const isDue = now - first.since >= mapping.batchingWindowSeconds * 1000;
  return isFull || isDue ? count : 0;
};

/**
 * The worker of a record: always the same for one partition key, so that its records stay in order.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html, ParallelizationFactor
 */
export const workerIndexOf = (partitionKey: string, workers: number): number =>
  createHash("md5").update(partitionKey).digest().readUInt32LE(12) % workers;

/** Sends a part of a shard's records: one batch at a time, while the next records wait. */
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

  /** Starts to send the records that are due. Does nothing while a batch is in progress: the next one then follows. */
  start(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Resolves when no batch is in progress. */
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
