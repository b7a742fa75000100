import TinyQueue from "tinyqueue";
import { jitter, longestDelay } from "./delays.js";
import { Places, TokenBucket } from "./limits.js";
import type { Backoff, Step, System } from "./system.js";

export interface DrainOptions {
  /** Tickets that wait at the beginning. */
  readonly backlog: number;
  /** Tickets that arrive meanwhile, evenly. @default 0 */
  readonly arrivalsPerSecond?: number;
  /** The same seed gives the same delays. @default 1 */
  readonly seed?: number;
  /** Whether retries wait a random part of their delay, as on AWS, or all of it. @default true */
  readonly withJitter?: boolean;
  /** When it gives up. @default a year */
  readonly maxSeconds?: number;
  /** Told of every amount that is taken of a limit, and of every place that is taken (1) and freed (-1). */
  readonly onTake?: (name: string, at: number, amount: number) => void;
}

export interface Drain {
  /** Until the last ticket of the backlog was through; Infinity if that took longer than `maxSeconds`. */
  readonly seconds: number;
  /** When each ticket of the backlog was through, ascending. */
  readonly ends: readonly number[];
  /** Tickets of the backlog that went through all steps. */
  readonly finished: number;
  /** Tickets of the backlog that used up their attempts or their time. */
  readonly failed: number;
  /** How many of the backlog went around a step, by the name of the way around. */
  readonly around: Readonly<Record<string, number>>;
  /** Calls that were refused, of all tickets. */
  readonly refusals: number;
  /** What all tickets took of each limit. */
  readonly taken: Readonly<Record<string, number>>;
}

interface Ticket {
  readonly number: number;
  readonly startedAt: number;
  position: number;
  step: Step;
  attempts: number;
  /** Retries of this step after a full pool, and after a limit that refused. */
  full: number;
  throttled: number;
}

interface Event {
  readonly at: number;
  readonly order: number;
  /** True for places that become free. They do so before others ask for them at the same moment. */
  readonly frees: boolean;
  readonly run: () => void;
}

const byTime = (a: Event, b: Event): number => a.at - b.at || Number(b.frees) - Number(a.frees) || a.order - b.order;

const A_YEAR = 365 * 24 * 60 * 60;

const mapOf = <In, Out>(record: Readonly<Record<string, In>>, change: (value: In) => Out): ReadonlyMap<string, Out> =>
  new Map(Object.entries(record).map(([name, value]) => [name, change(value)]));

const memberOf = <Value>(members: ReadonlyMap<string, Value>, name: string): Value => {
  const found = members.get(name);
  if (found === undefined) throw new Error(`The system has no limit ${name}.`);
  return found;
};

/** One simulation. Tickets walk through the steps; the queue says who moves next. */
class Run {
  readonly #system: System;
  readonly #options: DrainOptions;
  readonly #seed: number;
  readonly #events = new TinyQueue<Event>([], byTime);
  readonly #buckets: ReadonlyMap<string, TokenBucket>;
  readonly #places: ReadonlyMap<string, Places>;
  readonly #taken = new Map<string, number>();
  readonly #around = new Map<string, number>();
  readonly #ends: number[] = [];
  #now = 0;
  #order = 0;
  #finished = 0;
  #failed = 0;
  #refusals = 0;

  constructor(system: System, options: DrainOptions) {
    this.#system = system;
    this.#options = options;
    this.#seed = options.seed ?? 1;
    this.#buckets = mapOf(system.rates, (limit) => new TokenBucket(limit));
    this.#places = mapOf(system.pools, (pool) => new Places(pool));
  }

  drain(): Drain {
    const { backlog, maxSeconds = A_YEAR } = this.#options;
    for (let number = 0; number < backlog; number += 1)
      this.#at(0, () => {
        this.#start(number);
      });
    this.#arrive(backlog, 1);
    while (this.#finished + this.#failed < backlog && this.#now <= maxSeconds) {
      const event = this.#events.pop();
      if (event === undefined) throw new Error("Tickets are left, but nothing happens any more.");
      this.#now = event.at;
      event.run();
    }
    return {
      seconds: this.#now <= maxSeconds ? this.#now : Infinity,
      ends: this.#ends,
      finished: this.#finished,
      failed: this.#failed,
      around: Object.fromEntries(this.#around),
      refusals: this.#refusals,
      taken: Object.fromEntries(this.#taken),
    };
  }

  #at(at: number, run: () => void, frees = false): void {
    this.#events.push({ at, order: this.#order, frees, run });
    this.#order += 1;
  }

  #arrive(number: number, count: number): void {
    const { arrivalsPerSecond: rate = 0 } = this.#options;
    if (rate === 0) return;
    this.#at(count / rate, () => {
      this.#start(number);
      this.#arrive(number + 1, count + 1);
    });
  }

  #start(number: number): void {
    const [step] = this.#system.steps;
    if (step === undefined) throw new Error("A system has at least one step.");
    this.#enter({ number, startedAt: this.#now, position: 0, step, attempts: 0, full: 0, throttled: 0 });
  }

  /** Waits for its turn at every limit that makes it wait, then tries. */
  #enter(ticket: Ticket): void {
    const turns = Object.entries(ticket.step.paced).map(([name, amount]) => {
      const at = memberOf(this.#buckets, name).reserve(this.#now, amount);
      this.#note(name, at, amount);
      return at;
    });
    const turn = Math.max(this.#now, ...turns);
    if (turn === this.#now) this.#try(ticket);
    else
      this.#at(turn, () => {
        this.#try(ticket);
      });
  }

  #try(ticket: Ticket): void {
    const { step } = ticket;
    if (step.pools.some((name) => memberOf(this.#places, name).isFull)) {
      ticket.full += 1;
      this.#retry(ticket, step.whenFull, ticket.full - 1);
      return;
    }
    const metered = Object.entries(step.metered);
    if (metered.every(([name, amount]) => memberOf(this.#buckets, name).has(this.#now, amount))) {
      for (const [name, amount] of metered) this.#take(name, amount);
      this.#hold(step.pools, step.seconds);
      this.#at(this.#now + step.seconds, () => {
        this.#next(ticket);
      });
      return;
    }
    this.#hold(step.pools, step.refusalSeconds);
    ticket.throttled += 1;
    const retry = ticket.throttled - 1;
    this.#at(this.#now + step.refusalSeconds, () => {
      this.#retry(ticket, step.whenThrottled, retry);
    });
  }

  #hold(pools: readonly string[], seconds: number): void {
    for (const name of pools) {
      const places = memberOf(this.#places, name);
      places.take();
      this.#options.onTake?.(name, this.#now, 1);
      const free = () => {
        places.free();
        this.#options.onTake?.(name, this.#now, -1);
      };
      this.#at(this.#now + seconds * places.stretch, free, true);
    }
  }

  #retry(ticket: Ticket, backoff: Backoff, retry: number): void {
    this.#refusals += 1;
    if (retry >= backoff.maxAttempts) {
      this.#goAround(ticket);
      return;
    }
    ticket.attempts += 1;
    const { withJitter = true } = this.#options;
    const part = withJitter ? jitter(this.#seed, ticket.number, ticket.attempts) : 1;
    const at = this.#now + part * longestDelay(backoff, retry);
    if (at - ticket.startedAt > this.#system.deadlineSeconds) this.#end(ticket, "failed");
    else
      this.#at(at, () => {
        this.#enter(ticket);
      });
  }

  #goAround(ticket: Ticket): void {
    const { otherwise } = ticket.step;
    if (otherwise === undefined) {
      this.#end(ticket, "failed");
      return;
    }
    if (this.#counts(ticket)) this.#around.set(otherwise.name, (this.#around.get(otherwise.name) ?? 0) + 1);
    this.#move(ticket, otherwise);
  }

  #next(ticket: Ticket): void {
    ticket.position += 1;
    const step = this.#system.steps[ticket.position];
    if (step === undefined) this.#end(ticket, "finished");
    else this.#move(ticket, step);
  }

  #move(ticket: Ticket, step: Step): void {
    ticket.step = step;
    ticket.full = 0;
    ticket.throttled = 0;
    this.#enter(ticket);
  }

  #end(ticket: Ticket, how: "finished" | "failed"): void {
    if (!this.#counts(ticket)) return;
    this.#ends.push(this.#now);
    if (how === "finished") this.#finished += 1;
    else this.#failed += 1;
  }

  /** Whether the ticket is one of the backlog. */
  #counts({ number }: Ticket): boolean {
    return number < this.#options.backlog;
  }

  #take(name: string, amount: number): void {
    memberOf(this.#buckets, name).take(this.#now, amount);
    this.#note(name, this.#now, amount);
  }

  #note(name: string, at: number, amount: number): void {
    this.#taken.set(name, (this.#taken.get(name) ?? 0) + amount);
    this.#options.onTake?.(name, at, amount);
  }
}

/**
 * Simulates how tickets drain through a system of limited steps, event by event. Deterministic: delays depend on the
 * seed, the ticket and its attempt alone.
 */
export const simulateDrain = (system: System, options: DrainOptions): Drain => new Run(system, options).drain();
