import type { KinesisStreamRecord } from "aws-lambda";
import fc from "fast-check";
import { DependencyRejected, DependencyThrottled, DependencyUnavailable } from "../../functions/shared/errors.js";
import type { WorkflowInput } from "../../functions/shared/workflow.js";
import type { ObjectStore, StartResult, WorkflowStarter } from "../../functions/start-workflow/ports.js";
import { startWorkflows } from "../../functions/start-workflow/start-workflows.js";
import type { Answer, Discarded } from "../../scripts/local/event-source/batch.js";
import { toDiscardedObject } from "../../scripts/local/event-source/discarded-batch.js";
import type { Mapping } from "../../scripts/local/event-source/mapping.js";
import { ShardConsumer } from "../../scripts/local/event-source/shard-consumer.js";
import { VirtualClock } from "./virtual-clock.js";

/** How one call of the function goes. A crash ends it after so many of its calls took effect; their answers are lost. */
export type InvocationFate =
  { readonly kind: "works" | "throttled" } | { readonly kind: "crashes"; readonly afterEffects: number };

/** How one call that the function makes, StartExecution or PutObject, is answered. */
export type CallFate = "works" | "throttled" | "unavailable" | "denied";

/** What befalls the pipeline. Each list is used up in order, then everything works: the outage is over. */
export interface Faults {
  readonly invocations: readonly InvocationFate[];
  readonly calls: readonly CallFate[];
  /** Sequence numbers of records with which the function always crashes. */
  readonly poison: ReadonlySet<string>;
}

export interface Delivery {
  readonly sequenceNumbers: readonly string[];
  readonly answer: Answer;
  readonly at: number;
}

class Crash extends Error {}

/** What one call of the function may still do: nothing once its process is gone. */
class Process {
  constructor(private effectsLeft: number) {}

  get isGone(): boolean {
    return this.effectsLeft <= 0;
  }

  /** Lets an effect happen. @throws Crash when it was the last one, and no one is left to hear of it. */
  act<T>(effect: () => T): T {
    const result = effect();
    this.effectsLeft--;
    if (this.isGone) throw new Crash();
    return result;
  }
}

const WORKS: InvocationFate = { kind: "works" };
const SHARD_ID = "shardId-000000000000";

const ERRORS: Readonly<Record<CallFate, Error | undefined>> = {
  works: undefined,
  throttled: new DependencyThrottled("slow down"),
  unavailable: new DependencyUnavailable("away"),
  denied: new DependencyRejected("denied"),
};

const quiet = { warn: () => undefined, error: () => undefined };

/** The stream, the real start-workflow, and what it leaves behind, in memory and in virtual time. */
export class SimulatedPipeline {
  readonly clock: VirtualClock;
  /** Inputs of executions by their names. */
  readonly executions = new Map<string, WorkflowInput>();
  /** Objects of the ticket bucket: quarantine, originals, and what was given up. */
  readonly objects = new Map<string, string>();
  readonly deliveries: Delivery[] = [];
  readonly discarded: Discarded[] = [];
  readonly checkpoints: string[] = [];
  readonly #invocations: InvocationFate[];
  readonly #calls: CallFate[];
  #read = 0;

  /** @param records in the order of the shard, each with the time it arrives at. */
  constructor(
    readonly mapping: Mapping,
    readonly records: readonly KinesisStreamRecord[],
    private readonly faults: Faults,
  ) {
    this.clock = new VirtualClock((records[0]?.kinesis.approximateArrivalTimestamp ?? 0) * 1000);
    this.#invocations = [...faults.invocations];
    this.#calls = [...faults.calls];
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

  /** How a failed property shows it. */
  [fc.toStringMethod](): string {
    const { batchSize, batchingWindowSeconds, parallelizationFactor, bisects } = this.mapping;
    const { maximumRetryAttempts, maximumRecordAgeSeconds } = this.mapping;
    const limits = { maximumRetryAttempts, maximumRecordAgeSeconds };
    const mapping = { batchSize, batchingWindowSeconds, parallelizationFactor, bisects, ...limits };
    const { invocations, calls, poison } = this.faults;
    const records = this.records.map(({ kinesis }) => ({
      record: kinesis.sequenceNumber,
      key: kinesis.partitionKey,
      at: kinesis.approximateArrivalTimestamp,
      data: Buffer.from(kinesis.data, "base64").toString().slice(0, 60),
    }));
    return JSON.stringify({ mapping, invocations, calls, poison: [...poison], records }, undefined, 1);
  }

  /** Records that the destination keeps, by sequence number, read from its objects. */
  givenUp(): KinesisStreamRecord[] {
    const kept = [...this.objects].filter(([key]) => key.startsWith("aws/lambda/"));
    return kept.flatMap(([, json]) => {
      const { payload } = JSON.parse(json) as { payload: string };
      return (JSON.parse(payload) as { Records: KinesisStreamRecord[] }).Records;
    });
  }

  /** Sends what was given up to the function again, with every fault gone. */
  async replay(): Promise<void> {
    this.#calls.length = 0;
    await startWorkflows(this.givenUp(), this.#portsOf(new Process(Infinity)));
  }

  #readArrived(): readonly KinesisStreamRecord[] | undefined {
    const now = this.clock.now() / 1000;
    const arrived = this.records
      .slice(this.#read)
      .filter((record) => record.kinesis.approximateArrivalTimestamp <= now);
    this.#read += arrived.length;
    return arrived.length === 0 && this.#read === this.records.length ? undefined : arrived;
  }

  #discard(discarded: Discarded): void {
    this.discarded.push(discarded);
    if (this.mapping.onFailureBucket === undefined) return;
    const newId = (): string => `id-${this.discarded.length}`;
    const context = { mapping: this.mapping, shardId: SHARD_ID, at: this.clock.now(), newId };
    const { key, json } = toDiscardedObject(discarded, context);
    this.objects.set(key, json);
  }

  async #invoke(records: readonly KinesisStreamRecord[]): Promise<Answer> {
    const answer = await this.#answer(records);
    const sequenceNumbers = records.map(({ kinesis }) => kinesis.sequenceNumber);
    this.deliveries.push({ sequenceNumbers, answer, at: this.clock.now() });
    return answer;
  }

  async #answer(records: readonly KinesisStreamRecord[]): Promise<Answer> {
    const isPoisonous = records.some(({ kinesis }) => this.faults.poison.has(kinesis.sequenceNumber));
    const fate = isPoisonous ? ({ kind: "crashes", afterEffects: 0 } as const) : (this.#invocations.shift() ?? WORKS);
    if (fate.kind === "throttled") return { kind: "not-invoked", reason: "TooManyRequestsException" };
    const process = new Process(fate.kind === "crashes" ? fate.afterEffects : Infinity);
    const report = await startWorkflows(records, this.#portsOf(process));
    if (fate.kind === "crashes") return { kind: "function-error" };
    const batchItemFailures = report.retry.map((itemIdentifier) => ({ itemIdentifier }));
    return { kind: "returned", response: { batchItemFailures } };
  }

  #portsOf(process: Process): { workflows: WorkflowStarter; objects: ObjectStore; log: typeof quiet } {
    const call = async <T>(effect: () => T): Promise<T> => {
      await Promise.resolve();
      const error = process.isGone ? new Crash() : ERRORS[this.#calls.shift() ?? "works"];
      if (error !== undefined) throw error;
      return process.act(effect);
    };
    return {
      workflows: { start: (name, input) => call(() => this.#start(name, input)) },
      objects: {
        put: (key, json) =>
          call(() => {
            this.objects.set(key, json);
          }),
      },
      log: quiet,
    };
  }

  /** As Step Functions: a name starts once. */
  #start(name: string, input: WorkflowInput): StartResult {
    if (this.executions.has(name)) return { status: "already-started" };
    this.executions.set(name, input);
    return { status: "started" };
  }
}
