import { DependencyUnavailable } from "../shared/lambda/errors.js";
import type { StartWorkflowPorts } from "./ports.js";

/**
 * How long one call of the function goes on trying, in ms from its beginning. What is begun in the last moment takes ten
 * seconds more (three tries of 3 s, and the SDK's waits), still less than 80% of the function's 120 s, where an alarm rings.
 */
export const RETRY_BUDGET_MS = 75_000;

/** Waits between rounds, in ms: at random up to 500 at first, doubled to 10,000, and never none. */
const SHORTEST_MS = 50;
const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/** The call has gone on for as long as it may: the record has to come again. */
export class RetryBudgetSpent extends DependencyUnavailable {}

/** The time that a call has for what is away to come back. */
export class RetryBudget {
  readonly #end: number;
  #longestMs = FIRST_MS;

  constructor(private readonly ports: Pick<StartWorkflowPorts, "clock" | "random">) {
    this.#end = ports.clock.now() + RETRY_BUDGET_MS;
  }

  /** Waits for the next round: full jitter, so that calls do not come back together. Resolves to whether there is time for it. */
  async waitForNextRound(): Promise<boolean> {
    const { clock, random } = this.ports;
    const wait = Math.max(SHORTEST_MS, random() * this.#longestMs);
    this.#longestMs = Math.min(LONGEST_MS, this.#longestMs * 2);
    // To the very end, though no round comes then: retries times patience is the outage that the mapping survives.
    await clock.sleep(Math.min(wait, this.#remainingMs()));
    return this.#remainingMs() > 0;
  }

  /** The ports, calling no service any more once the patience is over. */
  guard({ workflows, objects, ...others }: StartWorkflowPorts): StartWorkflowPorts {
    return {
      ...others,
      workflows: { start: (name, input) => this.#withinBudget(() => workflows.start(name, input)) },
      objects: { put: (key, json) => this.#withinBudget(() => objects.put(key, json)) },
    };
  }

  #withinBudget<T>(call: () => Promise<T>): Promise<T> {
    return this.#remainingMs() > 0 ? call() : Promise.reject(new RetryBudgetSpent("No time is left in this call"));
  }

  #remainingMs(): number {
    return this.#end - this.ports.clock.now();
  }
}
