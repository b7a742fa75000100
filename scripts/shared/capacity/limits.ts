import type { Pool, RateLimit } from "./system.js";

/** A token bucket. It is asked at times that never decrease. */
export class TokenBucket {
  readonly #limit: RateLimit;
  #level: number;
  #filledAt = 0;

  constructor(limit: RateLimit) {
    this.#limit = limit;
    this.#level = limit.burst;
  }

  has(at: number, amount: number): boolean {
    this.#fill(at);
    // Sums of fractions are not exact: what lacks less than a billionth is there.
    return this.#level + amount * 1e-9 >= amount;
  }

  /** Takes `amount` if it is there. */
  tryTake(at: number, amount: number): boolean {
    const isThere = this.has(at, amount);
    if (isThere) this.take(at, amount);
    return isThere;
  }

  take(at: number, amount: number): void {
    this.#fill(at);
    this.#level -= amount;
  }

  /** Takes `amount` now or later, after all that asked before. @returns when it is there */
  reserve(at: number, amount: number): number {
    this.#fill(at);
    this.#level -= amount;
    return this.#level >= 0 ? at : at - this.#level / this.#limit.perSecond;
  }

  #fill(at: number): void {
    const { perSecond, burst } = this.#limit;
    this.#level = Math.min(burst, this.#level + (at - this.#filledAt) * perSecond);
    this.#filledAt = at;
  }
}

/** Places that are taken and freed. */
export class Places {
  /** A place stays taken for this many times the work. */
  readonly stretch: number;
  readonly #places: number;
  #taken = 0;

  constructor({ places, stretch = 1 }: Pool) {
    this.#places = places;
    this.stretch = stretch;
  }

  get isFull(): boolean {
    return this.#taken >= this.#places;
  }

  take(): void {
    this.#taken += 1;
  }

  free(): void {
    this.#taken -= 1;
  }
}
