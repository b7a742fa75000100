/** Requests for one record at most. With the delays below: up to 21 s of waiting, half of that on average. */
export const MAX_ATTEMPTS = 10;

const BASE_MS = 100;
const CAP_MS = 5_000;

/**
 * Milliseconds to wait after failed attempt `attempt` (from 1): exponential, capped at 5 s, with full jitter, so that senders
 * that were throttled together do not come back together.
 * @param random a number from 0 up to 1.
 */
export const backOffMs = (attempt: number, random: number): number =>
  random * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1));
