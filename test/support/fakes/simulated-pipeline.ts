import type { KinesisStreamRecord } from "aws-lambda";
import fc from "fast-check";
import type { WorkflowInput } from "../../../functions/shared/contracts/workflow.js";
import type { InvocationResult, DiscardedBatch } from "../../../scripts/local/event-source/batch.js";
import { toDiscardedObject } from "../../../scripts/local/event-source/on-failure-destination.js";
import type { Mapping } from "../../../scripts/local/event-source/mapping.js";
import { ShardConsumer } from "../../../scripts/local/event-source/shard-consumer.js";
import { SimulatedFunction, type SimulatedFaults } from "./simulated-function.js";
import { VirtualClock } from "./virtual-clock.js";

export interface Delivery {
  readonly sequenceNumbers: readonly string[];
  readonly result: InvocationResult;
  readonly at: number;
}

const SHARD_ID = "shardId-000000000000";

export type { SimulatedFaults as Faults };

/** The stream, the real start-workflow, and what it has written, in memory and in virtual time. */
export class SimulatedPipeline {
  readonly clock: VirtualClock;
  readonly deliveries: Delivery[] = [];
  readonly discarded: DiscardedBatch[] = [];
  readonly checkpoints: string[] = [];
  readonly #fn: SimulatedFunction;
  #read = 0;

  /** @param records in the order of the shard, each with its arrival time */
  constructor(
    readonly mapping: Mapping,
    readonly records: readonly KinesisStreamRecord[],
    private readonly faults: SimulatedFaults,
  ) {
    this.clock = new VirtualClock((records[0]?.kinesis.approximateArrivalTimestamp ?? 0) * 1000);
    this.#fn = new SimulatedFunction(faults, this.clock);
  }

  /** Inputs of executions, by name. */
  get executions(): ReadonlyMap<string, WorkflowInput> {
    return this.#fn.executions;
  }

  /** Objects of the ticket bucket: quarantine, originals and given-up batches. */
  get objects(): ReadonlyMap<string, string> {
    return this.#fn.objects;
  }

  /** Reads the shard to its end. */
  async run(): Promise<this> {
    const consumer = new ShardConsumer(this.mapping, {
      read: () => Promise.resolve(this.#readArrived()),
      invoke: (records) => this.#invoke(records),
      discard: (discarded) => {
        this.#discard(discarded);
        return Promise.resolve();
      },
      checkpoint: (sequenceNumber) => this.checkpoints.push(sequenceNumber),
      readFailed: (error) => {
        throw error;
      },
      now: this.clock.now,
      sleep: this.clock.sleep,
    });
    await this.clock.run(consumer.run());
    return this;
  }

  /** How a failed property prints it. */
  [fc.toStringMethod](): string {
    const { batchSize, batchingWindowSeconds, parallelizationFactor, bisects } = this.mapping;
    const { maximumRetryAttempts, maximumRecordAgeSeconds } = this.mapping;
    const limits = { maximumRetryAttempts, maximumRecordAgeSeconds };
    const mapping = { batchSize, batchingWindowSeconds, parallelizationFactor, bisects, ...limits };
    const { invocations, calls, unavailableForMs, poison } = this.faults;
    const records = this.records.map(({ kinesis }) => ({
      record: kinesis.sequenceNumber,
      key: kinesis.partitionKey,
      at: kinesis.approximateArrivalTimestamp,
      data: Buffer.from(kinesis.data, "base64").toString().slice(0, 60),
    }));
    return JSON.stringify(
      { mapping, invocations, calls, unavailableForMs, poison: [...poison], records },
      undefined,
      1,
    );
  }

  /** Given-up records, read from the objects of the destination. */
  givenUp(): KinesisStreamRecord[] {
    const batches = [...this.objects].filter(([key]) => key.startsWith("aws/lambda/"));
    return batches.flatMap(([, json]) => {
      const { payload } = JSON.parse(json) as { payload: string };
      return (JSON.parse(payload) as { Records: KinesisStreamRecord[] }).Records;
    });
  }

  /** Sends the given-up records to the function again, without faults. */
  async replay(): Promise<void> {
    await this.#fn.invokeWithoutFaults(this.givenUp());
  }

  #readArrived(): readonly KinesisStreamRecord[] | undefined {
    const now = this.clock.now() / 1000;
    const arrived = this.records
      .slice(this.#read)
      .filter((record) => record.kinesis.approximateArrivalTimestamp <= now);
    this.#read += arrived.length;
    return arrived.length === 0 && this.#read === this.records.length ? undefined : arrived;
  }

  #discard(discarded: DiscardedBatch): void {
    this.discarded.push(discarded);
    if (this.mapping.onFailureBucket === undefined) return;
    const newId = (): string => `id-${this.discarded.length}`;
    const context = { mapping: this.mapping, shardId: SHARD_ID, at: this.clock.now(), newId };
    const { key, json } = toDiscardedObject(discarded, context);
    this.#fn.objects.set(key, json);
  }

  async #invoke(records: readonly KinesisStreamRecord[]): Promise<InvocationResult> {
    const result = await this.#fn.invoke(records);
    const sequenceNumbers = records.map(({ kinesis }) => kinesis.sequenceNumber);
    this.deliveries.push({ sequenceNumbers, result, at: this.clock.now() });
    return result;
  }
}
