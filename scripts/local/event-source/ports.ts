import type { KinesisStreamRecord } from "aws-lambda";
import type { InvocationResult, DiscardedBatch } from "./batch.js";

/** All that the consumer of one shard does to the world, and the only time it knows. */
export interface ShardPorts {
  /**
   * The shard's next records, in order; none when there are none yet, undefined when the shard was closed and has been
   * read to its end. Each is given once.
   */
  read(): Promise<readonly KinesisStreamRecord[] | undefined>;
  /** Calls the function and waits for its answer. Does not throw. */
  invoke(records: readonly KinesisStreamRecord[]): Promise<InvocationResult>;
  /** Keeps records that are given up, if the mapping has a destination. Does not throw. */
  discard(discarded: DiscardedBatch): Promise<void>;
  /** Told whenever every record up to this one is done or given up. */
  checkpoint(sequenceNumber: string): void;
  /** Told of a failed read, which will be tried again. */
  readFailed(error: unknown): void;
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(ms: number): Promise<void>;
}
