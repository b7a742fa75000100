import type { Allowed, Refused, AuthDecision } from "./auth-decision.js";

/** How long a revoked token may go on working, in ms: what a verdict is kept at most. */
export const ALLOWED_FOR_MS = 60_000;

/** Long enough to spare the table a client that keeps trying, short enough that mended credentials soon work. */
const REFUSED_FOR_MS = 10_000;

/** Entries of each kind; some 300 bytes each. */
const CAPACITY = 2_000;

interface Entry<V> {
  readonly verdict: V;
  readonly until: number;
}

/** Keeps what was set last, and no more than it has room for. */
class BoundedMap<V> {
  readonly #entries = new Map<string, Entry<V>>();

  constructor(private readonly capacity: number) {}

  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined || now < entry.until) return entry?.verdict;
    this.#entries.delete(key);
    return undefined;
  }

  set(key: string, entry: Entry<V>): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.capacity && oldest !== undefined) this.#entries.delete(oldest);
  }

  get size(): number {
    return this.#entries.size;
  }
}

/** Verdicts of this instance of the function. Good ones have a room of their own, so that a flood of bad ones does not drive them out. */
export class AuthDecisionCache {
  readonly #allowed: BoundedMap<Allowed>;
  readonly #refused: BoundedMap<Refused>;

  /** @param capacity verdicts kept of each kind. */
  constructor(capacity = CAPACITY) {
    this.#allowed = new BoundedMap(capacity);
    this.#refused = new BoundedMap(capacity);
  }

  get size(): number {
    return this.#allowed.size + this.#refused.size;
  }

  get(key: string, now: number): AuthDecision | undefined {
    return this.#allowed.get(key, now) ?? this.#refused.get(key, now);
  }

  /** Keeps a verdict for 60 s, or until the credentials end; one that refuses for 10 s. */
  set(key: string, verdict: AuthDecision, now: number): void {
    if (verdict.allowed) this.#allowed.set(key, { verdict, until: Math.min(now + ALLOWED_FOR_MS, verdict.endsAt) });
    else this.#refused.set(key, { verdict, until: now + REFUSED_FOR_MS });
  }
}
