import type { Backoff } from "./system.js";

/** A number from 0 to 1 that depends on nothing but its arguments (the finalizer of MurmurHash3). */
export const jitter = (seed: number, ticket: number, attempt: number): number => {
  let mixed = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(ticket + 1, 0xc2b2ae35) ^ Math.imul(attempt, 0x27d4eb2f);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
};

/** The longest delay before a retry; the first retry has number 0. */
export const longestDelay = ({ intervalSeconds, backoffRate, maxDelaySeconds }: Backoff, retry: number): number =>
  Math.min(maxDelaySeconds, intervalSeconds * backoffRate ** retry);
