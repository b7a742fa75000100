import { setTimeout } from "node:timers/promises";

/** A clock for the sender. Tests bring their own, so that they do not have to wait. */
export interface Timer {
  /** Milliseconds; never goes back. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

export const systemTimer: Timer = {
  now: () => performance.now(),
  sleep: async (ms) => {
    await setTimeout(ms);
  },
};

/** Requests per second when a rate is set: records of the same tenth of a second are sent together. */
const REQUESTS_PER_SECOND = 10;

/** Most records in one request at a rate, so that 50 per second are sent as 5 every 0.1 s, not as 500 every 10 s. */
export const burstAt = (rate: number): number => Math.max(1, Math.floor(rate / REQUESTS_PER_SECOND));

/**
 * Yields each batch when its first record is due: record n at n / rate seconds after the first. A late batch does not
 * delay the schedule, except that a delay of more than a second is not made up for by a burst.
 */
export async function* paceBatches<Item>(
  batches: AsyncIterable<readonly Item[]>,
  rate: number,
  timer: Timer,
): AsyncGenerator<readonly Item[], void, undefined> {
  let due = timer.now();
  for await (const batch of batches) {
    const wait = due - timer.now();
    if (wait > 0) await timer.sleep(wait);
    yield batch;
    due = Math.max(due, timer.now() - 1_000) + (batch.length / rate) * 1_000;
  }
}
