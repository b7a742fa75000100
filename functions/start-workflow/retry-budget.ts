import { DependencyUnavailable } from "../shared/lambda/errors.js";
import type { Clock, StartWorkflowPorts } from "./ports.js";

/**
 * How long one invocation keeps retrying, in ms from its start. A call that starts at the last moment takes ten seconds
 * more (three attempts of 3 s, and the SDK's waits): still below 80% of the function's 120 s, an alarm's threshold.
 */
const RETRY_BUDGET_MS = 75_000;

/** Waits between rounds, in ms: random, at first up to 500, then doubled each time up to 10,000, and at least 50. */
const MIN_WAIT_MS = 50;
const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 10_000;

/** The invocation has no time left to try the record: it is handed back. */
export class RetryBudgetSpent extends DependencyUnavailable {}

/** The time one invocation spends retrying before it hands records back. */
export class RetryBudget {
  readonly #end: number;
  #maxWaitMs = FIRST_WAIT_MS;

  constructor(private readonly ports: Pick<StartWorkflowPorts, "clock" | "random">) {
    this.#end = ports.clock.now() + RETRY_BUDGET_MS;
  }

  /**
   * Waits before the next round, with full jitter so that invocations do not retry at the same moment.
   * @returns whether there is time for another round
   */
  async waitForNextRound(): Promise<boolean> {
    const { clock, random } = this.ports;
    const wait = Math.max(MIN_WAIT_MS, random() * this.#maxWaitMs);
    this.#maxWaitMs = Math.min(MAX_WAIT_MS, this.#maxWaitMs * 2);
    // Waits until the very end even if no round follows: retries times budget is the outage that the mapping survives.
    await clock.sleep(Math.min(wait, this.#remainingMs()));
    return this.#remainingMs() > 0;
  }

  /** The ports, which call no service once the budget is spent. */
  guard({ workflows, objects, ...others }: StartWorkflowPorts): StartWorkflowPorts {
    return {
      ...others,
      workflows: { start: (name, input) => this.#withinBudget(() => workflows.start(name, input)) },
      objects: { put: (key, json) => this.#withinBudget(() => objects.put(key, json)) },
    };
  }

  #withinBudget<T>(send: () => Promise<T>): Promise<T> {
    return this.#remainingMs() > 0 ? send() : Promise.reject(new RetryBudgetSpent("this invocation has no time left"));
  }

  #remainingMs(): number {
    return this.#end - this.ports.clock.now();
  }
}

/** The machine's time. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
};
