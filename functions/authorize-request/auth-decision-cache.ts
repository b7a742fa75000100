import type { Allowed, AuthDecision, Refused } from "./auth-decision.js";

/** How long an allowing decision is cached at most, in ms: also how long a revoked token may still work. */
export const ALLOWED_FOR_MS = 60_000;

/**
 * Long enough to protect the table from a client that keeps trying, short enough for corrected credentials to work
 * soon.
 */
const REFUSED_FOR_MS = 10_000;

/** Entries of each kind, of some 300 bytes each. */
const CAPACITY = 2_000;

interface Entry<V> {
  readonly decision: V;
  readonly until: number;
}

/** Keeps the entries that were set last, up to its capacity. */
class BoundedMap<V> {
  readonly #entries = new Map<string, Entry<V>>();

  constructor(private readonly capacity: number) {}

  get(key: string, now: number): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined || now < entry.until) return entry?.decision;
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

/**
 * Decisions of this instance of the function. Refusals have their own map, so that a flood of them does not evict the
 * others.
 */
export class AuthDecisionCache {
  readonly #allowed: BoundedMap<Allowed>;
  readonly #refused: BoundedMap<Refused>;

  /** @param capacity decisions of each kind */
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

  /** Caches an allowing decision for 60 s or until the credentials expire, and a refusal for 10 s. */
  set(key: string, decision: AuthDecision, now: number): void {
    if (decision.allowed) this.#allowed.set(key, { decision, until: Math.min(now + ALLOWED_FOR_MS, decision.endsAt) });
    else this.#refused.set(key, { decision, until: now + REFUSED_FOR_MS });
  }
}
