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

/** The fate of one invocation. A crash ends it after that many of its calls took effect; their responses are lost. */
export type InvocationFate =
  { readonly kind: "works" | "throttled" } | { readonly kind: "crashes"; readonly afterEffects: number };

/** The response to one call of the function, StartExecution or PutObject. */
export type CallFate = "works" | "throttled" | "unavailable" | "denied";

/** The faults of a simulation. The lists are used up in order, and the outage ends with time; then everything works. */
export interface SimulatedFaults {
  readonly invocations: readonly InvocationFate[];
  readonly calls: readonly CallFate[];
  /** Milliseconds after the first record's arrival during which every service is unavailable. */
  readonly unavailableForMs: number;
  /** Sequence numbers of records on which the function always crashes. */
  readonly poison: ReadonlySet<string>;
}

class Crash extends Error {}

/** The process of one invocation, which may end before its work does. */
class Process {
  constructor(private effectsLeft: number) {}

  get isGone(): boolean {
    return this.effectsLeft <= 0;
  }

  /** Carries out an effect. @throws Crash if it was the last one, whose response is lost */
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
  unavailable: new DependencyUnavailable("unavailable"),
  denied: new DependencyRejected("denied"),
};

/** The real start-workflow as Lambda runs it, and what it has written. */
export class SimulatedFunction {
  /** Inputs of executions, by name. */
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

  /** Invokes it once without faults. */
  async invokeWithoutFaults(records: readonly KinesisStreamRecord[]): Promise<void> {
    this.#calls.length = 0;
    this.#backAt = this.clock.now();
    await startWorkflows(records, this.#portsOf(new Process(Infinity)));
  }

  /** A poison record crashes the function when its turn comes, after the effects of the records before it. */
  #fateOf(records: readonly KinesisStreamRecord[]): InvocationFate {
    const position = records.findIndex(({ kinesis }) => this.faults.poison.has(kinesis.sequenceNumber));
    return position === -1 ? (this.#invocations.shift() ?? WORKS) : { kind: "crashes", afterEffects: position };
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

  /** Starts each name only once, as Step Functions does. */
  #start(name: string, input: WorkflowInput): StartResult {
    if (this.executions.has(name)) return { status: "already-started" };
    this.executions.set(name, input);
    return { status: "started" };
  }
}
