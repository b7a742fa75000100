import { setTimeout as sleep } from "node:timers/promises";

export interface OpenLoopOptions<T> {
  /** Calls a second. */
  readonly rate: number;
  readonly count: number;
  /** Told the number of the call, from 0. Must not reject. */
  readonly call: (index: number) => Promise<T>;
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
}

export interface OpenLoop<T> {
  readonly results: readonly Timed<T>[];
  /** Calls made, over the seconds from the first to the end of the last's turn: below `rate` when this process was late. */
  readonly callsPerSecond: number;
}

export interface Timed<T> {
  readonly value: T;
  /** From when the call was due, so that a caller that is late does not hide it. */
  readonly milliseconds: number;
}

/**
 * Makes calls at a fixed rate, whether or not earlier ones were answered, as independent clients do: a slow service gets no
 * rest, and its waits show in full.
 */
export const callAtRate = async <T>(options: OpenLoopOptions<T>): Promise<OpenLoop<T>> => {
  const { rate, count, call, now = () => performance.now(), sleep: rest = (ms: number) => sleep(ms) } = options;
  const begun = now();
  const under: Promise<Timed<T>>[] = [];
  for (let index = 0; index < count; index++) {
    const due = begun + (index * 1_000) / rate;
    if (due > now()) await rest(due - now());
    under.push(call(index).then((value) => ({ value, milliseconds: now() - due })));
  }
  const last = begun + (count * 1_000) / rate;
  const callsPerSecond = count / ((Math.max(last, now()) - begun) / 1_000);
  return { results: await Promise.all(under), callsPerSecond };
};
