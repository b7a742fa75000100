import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ListShardsCommand, type ListShardsCommandInput, type ListShardsCommandOutput } from "@aws-sdk/client-kinesis";
import type { DiscardedBatch } from "./batch.js";
import type { Clients } from "./clients.js";

import { KinesisShard, type Position } from "./kinesis-shard.js";
import { LambdaFunction } from "./lambda-function.js";
import type { DriverLog } from "./log.js";
import type { Mapping } from "./mapping.js";
import { OnFailureDestination, toDiscardedObject } from "./on-failure-destination.js";
import { ShardConsumer, type ShardPorts } from "./shard-consumer.js";

/** How far each shard of a stream is done: shard id to position. Kept when the mapping changes. */
export type Checkpoints = Map<string, Position>;

/** Serves one version of a mapping, on all current shards of its stream. */
export class MappingRun {
  readonly #consumers = new Map<string, ShardConsumer>();
  readonly #runs: Promise<void>[] = [];

  constructor(
    private readonly clients: Clients,
    private readonly mapping: Mapping,
    private readonly checkpoints: Checkpoints,
    private readonly log: DriverLog,
  ) {}

  /** Starts to serve the shards that are not served yet. @throws the API's errors; call again later. */
  async serveShards(): Promise<void> {
    const shardIds = await this.#listShards();
    const fresh = shardIds.filter((shardId) => !this.#consumers.has(shardId));
    if (fresh.length === 0) return;
    const fn = new LambdaFunction(this.clients.lambda, this.mapping.functionArn);
    const roleArn = await fn.roleArn();
    const first: Position = this.#consumers.size === 0 ? this.mapping.start : { kind: "TRIM_HORIZON" };
    for (const shardId of fresh) this.#serve(shardId, fn, { roleArn, position: this.#positionOf(shardId, first) });
  }

  /** Resolves after the calls in progress. Records that are not done by then are read again from the checkpoint. */
  async stop(): Promise<void> {
    for (const consumer of this.#consumers.values()) consumer.stop();
    await Promise.all(this.#runs);
  }

  async #listShards(): Promise<readonly string[]> {
    const ids: string[] = [];
    let page: ListShardsCommandInput | undefined = { StreamARN: this.mapping.streamArn };
    while (page !== undefined) {
      const { Shards = [], NextToken }: ListShardsCommandOutput = await this.clients.kinesis.send(
        new ListShardsCommand(page),
      );
      ids.push(...Shards.flatMap(({ ShardId }) => ShardId ?? []));
      page = NextToken === undefined ? undefined : { NextToken };
    }
    return ids;
  }

  /** @param first where to start if the shard is new. A shard that appears later is read from its beginning. */
  #positionOf(shardId: string, first: Position): Position {
    const known = this.checkpoints.get(shardId);
    if (known !== undefined) return known;
    // Stored as a time, so that a restart before the first checkpoint misses no record.
    const position: Position = first.kind === "LATEST" ? { kind: "AT_TIMESTAMP", timestamp: new Date() } : first;
    this.checkpoints.set(shardId, position);
    return position;
  }

  #serve(shardId: string, fn: LambdaFunction, { roleArn, position }: { roleArn: string; position: Position }): void {
    const { streamArn } = this.mapping;
    const shard = new KinesisShard(this.clients.kinesis, { streamArn, shardId, roleArn }, position);
    const consumer = new ShardConsumer(this.mapping, this.#portsOf(shardId, shard, fn));
    this.#consumers.set(shardId, consumer);
    this.#runs.push(consumer.run());
  }

  #portsOf(shardId: string, shard: KinesisShard, fn: LambdaFunction): ShardPorts {
    const about = { mapping: this.mapping.id, shard: shardId };
    return {
      read: () => shard.read(),
      invoke: async (records) => {
        const result = await fn.invoke(records);
        if (result.kind !== "returned") this.log.warn("Batch failed", { ...about, records: records.length, ...result });
        return result;
      },
      discard: (discarded) => this.#discard(discarded, shardId),
      checkpoint: (sequenceNumber) => this.checkpoints.set(shardId, { kind: "AFTER", sequenceNumber }),
      readFailed: (error) => {
        this.log.warn("Shard could not be read", { ...about, error });
      },
      now: () => Date.now(),
      sleep: (ms) => sleep(ms),
    };
  }

  async #discard(discarded: DiscardedBatch, shardId: string): Promise<void> {
    const { mapping, log } = this;
    const { condition, records, invocations } = discarded;
    log.warn("Records given up", {
      mapping: mapping.id,
      shard: shardId,
      condition,
      records: records.length,
      invocations,
    });
    if (mapping.onFailureBucket === undefined) return;
    const destination = new OnFailureDestination(this.clients.s3, mapping.onFailureBucket, log, (ms) => sleep(ms));
    await destination.store(toDiscardedObject(discarded, { mapping, shardId, at: Date.now(), newId: randomUUID }));
  }
}
