import type { KinesisStreamRecord } from "aws-lambda";
import {
  DependencyRejected,
  DependencyThrottled,
  DependencyUnavailable,
} from "../../../functions/shared/lambda/errors.js";
import type { WorkflowInput } from "../../../functions/shared/contracts/workflow.js";
import type { Clock, StartWorkflowPorts, StartResult } from "../../../functions/start-workflow/ports.js";
import { startWorkflows } from "../../../functions/start-workflow/start-workflows.js";
import type { InvocationResult } from "../../../scripts/local/event-source/batch.js";

/** How one call of the function goes. A crash ends it after so many of its calls took effect; their answers are lost. */
export type InvocationFate =
  { readonly kind: "works" | "throttled" } | { readonly kind: "crashes"; readonly afterEffects: number };

/** How one call that the function makes, StartExecution or PutObject, is answered. */
export type CallFate = "works" | "throttled" | "unavailable" | "denied";

/** What befalls the pipeline. Each list is used up in order, and time passes; then everything works: the outage is over. */
export interface SimulatedFaults {
  readonly invocations: readonly InvocationFate[];
  readonly calls: readonly CallFate[];
  /** Milliseconds since the first record arrived that whatever the function calls stays away. */
  readonly unavailableForMs: number;
  /** Sequence numbers of records with which the function always crashes. */
  readonly poison: ReadonlySet<string>;
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

export const NO_FAULTS: SimulatedFaults = { invocations: [], calls: [], unavailableForMs: 0, poison: new Set() };

const WORKS: InvocationFate = { kind: "works" };

const ERRORS: Readonly<Record<CallFate, Error | undefined>> = {
  works: undefined,
  throttled: new DependencyThrottled("slow down"),
  unavailable: new DependencyUnavailable("away"),
  denied: new DependencyRejected("denied"),
};

/** The real start-workflow as Lambda runs it, and what it leaves behind. */
export class SimulatedFunction {
  /** Inputs of executions by their names. */
  readonly executions = new Map<string, WorkflowInput>();
  /** Objects of the ticket bucket. */
  readonly objects = new Map<string, string>();
  readonly #invocations: InvocationFate[];
  readonly #calls: CallFate[];

  #backAt: number;

  constructor(
    private readonly faults: SimulatedFaults,
    private readonly clock: Clock,
  ) {
    this.#invocations = [...faults.invocations];
    this.#calls = [...faults.calls];
    this.#backAt = clock.now() + faults.unavailableForMs;
  }

  async invoke(records: readonly KinesisStreamRecord[]): Promise<InvocationResult> {
    const fate = this.#fateOf(records);
    if (fate.kind === "throttled") return { kind: "not-invoked", reason: "TooManyRequestsException" };
    const process = new Process(fate.kind === "crashes" ? fate.afterEffects : Infinity);
    const report = await startWorkflows(records, this.#portsOf(process));
    if (fate.kind === "crashes") return { kind: "function-error" };
    const batchItemFailures = report.retry.map((itemIdentifier) => ({ itemIdentifier }));
    return { kind: "returned", response: { batchItemFailures } };
  }

  /** Calls it once with every fault gone. */
  async invokeWithoutFaults(records: readonly KinesisStreamRecord[]): Promise<void> {
    this.#calls.length = 0;
    this.#backAt = this.clock.now();
    await startWorkflows(records, this.#portsOf(new Process(Infinity)));
  }

  /** A poisonous record kills when its turn comes: what stands before it in the batch has had its effect. */
  #fateOf(records: readonly KinesisStreamRecord[]): InvocationFate {
    const place = records.findIndex(({ kinesis }) => this.faults.poison.has(kinesis.sequenceNumber));
    return place === -1 ? (this.#invocations.shift() ?? WORKS) : { kind: "crashes", afterEffects: place };
  }

  #fateOfCall(): CallFate {
    return this.clock.now() < this.#backAt ? "unavailable" : (this.#calls.shift() ?? "works");
  }

  #portsOf(process: Process): StartWorkflowPorts {
    const call = async <T>(effect: () => T): Promise<T> => {
      await Promise.resolve();
      const error = process.isGone ? new Crash() : ERRORS[this.#fateOfCall()];
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
      log: { warn: () => undefined, error: () => undefined },
      clock: this.clock,
      random: () => 0.5,
    };
  }

  /** As Step Functions: a name starts once. */
  #start(name: string, input: WorkflowInput): StartResult {
    if (this.executions.has(name)) return { status: "already-started" };
    this.executions.set(name, input);
    return { status: "started" };
  }
}
