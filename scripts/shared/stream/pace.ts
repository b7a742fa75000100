import { setTimeout } from "node:timers/promises";

/** Time as the sender sees it. Tests bring their own, so that they need not wait. */
export interface Timer {
  /** Milliseconds that only ever grow. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

export const systemTimer: Timer = {
  now: () => performance.now(),
  sleep: async (ms) => {
    await setTimeout(ms);
  },
};

/** Requests a second when a rate is set: the records of a tenth of a second travel together. */
const REQUESTS_PER_SECOND = 10;

/** Most records in one request at a rate, so that 50 a second come as 5 every 0.1 s and not as 500 every 10 s. */
export const burstAt = (rate: number): number => Math.max(1, Math.floor(rate / REQUESTS_PER_SECOND));

/**
 * Lets each batch through when its first record is due: record n at n / rate seconds after the first. A batch that was held up does not
 * delay the plan, except that the time lost beyond a second is not made up for by a burst.
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
