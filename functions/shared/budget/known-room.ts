import type { DailyBudget } from "./daily-budget.js";

/** How long a counter's last value says something about its next, in ms. */
const KNOWN_MS = 60_000;

/** Callers that one instance remembers. */
const MOST_CALLERS = 1_000;

interface Sight {
  readonly used: DailyBudget;
  readonly at: Date;
}

/** What this instance saw of the counters when it last counted. Bounded: the callers seen longest ago are forgotten. */
export class KnownRoom {
  readonly #sights = new Map<string, Sight>();

  /** @param counter names caller and day */
  saw(counter: string, used: DailyBudget, at: Date): void {
    this.#sights.delete(counter);
    this.#sights.set(counter, { used, at });
    const [oldest] = this.#sights.keys();
    if (this.#sights.size > MOST_CALLERS && oldest !== undefined) this.#sights.delete(oldest);
  }

  forget(counter: string): void {
    this.#sights.delete(counter);
  }

  /** Whether more than half of the budget was left, a minute ago at most. */
  hasRoom(counter: string, characters: number, budget: DailyBudget, at: Date): boolean {
    const sight = this.#sights.get(counter);
    if (sight === undefined || at.getTime() - sight.at.getTime() > KNOWN_MS) return false;
    const { used } = sight;
    return used.tickets + 1 < budget.tickets / 2 && used.characters + characters < budget.characters / 2;
  }
}
