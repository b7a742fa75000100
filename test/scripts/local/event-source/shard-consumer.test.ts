import { describe, expect, it } from "vitest";
import type { KinesisStreamRecord } from "aws-lambda";
import type { InvocationResult, DiscardedBatch } from "../../../../scripts/local/event-source/batch.js";
import { workerIndexOf } from "../../../../scripts/local/event-source/shard-worker.js";
import type { Mapping } from "../../../../scripts/local/event-source/mapping.js";
import { CheckpointTracker, ShardConsumer } from "../../../../scripts/local/event-source/shard-consumer.js";
import { aRecord } from "../../../support/builders/tickets.js";
import { aMapping } from "../../../support/builders/event-source-cases.js";
import { VirtualClock } from "../../../support/fakes/virtual-clock.js";

const SUCCESS: InvocationResult = { kind: "returned", response: undefined };
const ARRIVED_AT = 1_000;

const record = (sequenceNumber: string, partitionKey = "one"): KinesisStreamRecord =>
  aRecord({ sequenceNumber, partitionKey, arrivedAt: ARRIVED_AT });

type Page = readonly KinesisStreamRecord[] | Error;

/** Reads one page per poll, and returns the results in turn (then success), each after `callMs` milliseconds. */
class Scene {
  readonly clock = new VirtualClock(ARRIVED_AT * 1000);
  readonly calls: { numbers: string; at: number }[] = [];
  readonly discarded: DiscardedBatch[] = [];
  readonly checkpoints: string[] = [];
  readonly readFailures: unknown[] = [];
  maxOpen = 0;
  private open = 0;
  readonly consumer: ShardConsumer;

  constructor(
    mapping: Partial<Mapping>,
    private readonly pages: Page[],
    private readonly results: InvocationResult[] = [],
    private readonly callMs = 0,
  ) {
    this.consumer = new ShardConsumer(aMapping(mapping), {
      read: () => this.read(),
      invoke: (records) => this.invoke(records),
      discard: (discarded) => Promise.resolve(void this.discarded.push(discarded)),
      checkpoint: (sequenceNumber) => this.checkpoints.push(sequenceNumber),
      readFailed: (error) => this.readFailures.push(error),
      now: this.clock.now,
      sleep: this.clock.sleep,
    });
  }

  async run(): Promise<this> {
    await this.clock.run(this.consumer.run());
    return this;
  }

  private read(): Promise<readonly KinesisStreamRecord[] | undefined> {
    const page = this.pages.shift();
    return page instanceof Error ? Promise.reject(page) : Promise.resolve(page);
  }

  private async invoke(records: readonly KinesisStreamRecord[]): Promise<InvocationResult> {
    const numbers = records.map(({ kinesis }) => kinesis.sequenceNumber).join();
    this.calls.push({ numbers, at: this.clock.now() - ARRIVED_AT * 1000 });
    this.maxOpen = Math.max(this.maxOpen, ++this.open);
    if (this.callMs > 0) await this.clock.sleep(this.callMs);
    this.open--;
    return this.results.shift() ?? SUCCESS;
  }
}

const keysOfWorkers = (workers: number): readonly string[] =>
  Array.from({ length: workers }, (_, worker) => {
    const keys = Array.from({ length: 100 }, (_unused, index) => `key-${index}`);
    return keys.find((key) => workerIndexOf(key, workers) === worker) ?? "";
  });

describe("ShardConsumer", () => {
  it("collects records of several reads into one batch within the window", async () => {
    const { calls } = await new Scene({ batchingWindowSeconds: 1 }, [[record("1")], [record("2")]]).run();

    expect(calls).toEqual([{ numbers: "1,2", at: 1_000 }]);
  });

  it("has one batch per worker in progress, and as many workers as the mapping specifies", async () => {
    const [left, right] = keysOfWorkers(2);
    const page = ["1", "2", "3", "4"].map((number, index) => record(number, index % 2 === 0 ? left : right));
    const scene = await new Scene({ batchSize: 1, parallelizationFactor: 2 }, [page], [], 100).run();

    expect(scene.maxOpen).toBe(2);
    expect(scene.calls.map(({ numbers }) => numbers)).toEqual(["1", "2", "3", "4"]);
    expect(scene.checkpoints.at(-1)).toBe("4");
  });

  it("delays only the worker whose record fails", async () => {
    const [left, right] = keysOfWorkers(2);
    const page = [record("1", left), record("2", right), record("3", left), record("4", right)];
    const failures: InvocationResult[] = [{ kind: "function-error" }];
    const { calls } = await new Scene({ batchSize: 1, parallelizationFactor: 2 }, [page], failures).run();

    expect(calls.map(({ numbers }) => numbers)).toEqual(["1", "2", "4", "1", "3"]);
  });

  it("never sends a record that was too old when it was read", async () => {
    const scene = new Scene({ maximumRecordAgeSeconds: 60 }, [[aRecord({ arrivedAt: ARRIVED_AT - 61 })]]);

    const { calls, discarded, checkpoints } = await scene.run();

    expect(calls).toEqual([]);
    expect(discarded).toMatchObject([{ condition: "RecordAgeExceeded", invocations: 0 }]);
    expect(checkpoints).toHaveLength(1);
  });

  it("gives up throttled records only by their age", async () => {
    const throttled = Array.from({ length: 100 }, (): InvocationResult => ({
      kind: "not-invoked",
      reason: "TooManyRequestsException",
    }));
    const limits = { maximumRetryAttempts: 0, maximumRecordAgeSeconds: 60 };
    const { discarded } = await new Scene(limits, [[record("1")]], throttled).run();

    expect(discarded).toMatchObject([{ condition: "RecordAgeExceeded", invocations: 0 }]);
  });

  it("continues reading after a failed read", async () => {
    const failure = new Error("ProvisionedThroughputExceededException");
    const scene = await new Scene({}, [failure, failure, [record("1")]]).run();

    expect(scene.readFailures).toEqual([failure, failure]);
    expect(scene.calls).toHaveLength(1);
  });

  it("stops reading while more records wait than it can send soon", async () => {
    const pages = Array.from({ length: 20 }, (_, page) => [record(String(page))]);
    const scene = new Scene({ batchSize: 1, parallelizationFactor: 1 }, pages, [], 60_000);
    const end = scene.run();
    await scene.clock.sleep(30_000);

    expect(pages).toHaveLength(17);
    await end;
  });

  it("starts no call after it was stopped, and leaves the checkpoint before open records", async () => {
    const scene = new Scene({ batchSize: 1, parallelizationFactor: 1 }, [[record("1"), record("2")]], [], 100);
    const end = scene.run();
    await scene.clock.sleep(50);
    scene.consumer.stop();
    await end;

    expect(scene.calls).toHaveLength(1);
    expect(scene.checkpoints).toEqual(["1"]);
  });
});

it("moves the checkpoint to the last record before the first open one, in whatever order they finish", () => {
  const checkpoints: string[] = [];
  const progress = new CheckpointTracker((sequenceNumber) => checkpoints.push(sequenceNumber));
  const [first, second, third] = ["1", "2", "3"].map((sequenceNumber) => aRecord({ sequenceNumber }));
  if (first === undefined || second === undefined || third === undefined) throw new Error("three records");
  for (const record of [first, second, third]) progress.add(record);

  progress.finish([second]);
  expect(checkpoints).toEqual([]);
  progress.finish([first]);
  expect(checkpoints).toEqual(["2"]);
  expect(progress.openCount).toBe(1);
  progress.finish([third]);
  expect(checkpoints).toEqual(["2", "3"]);
  expect(progress.openCount).toBe(0);
});
