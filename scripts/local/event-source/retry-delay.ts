/** First wait, in milliseconds, and the longest: an outage's end is noticed soon after. AWS names none of its own. */
const FIRST_MS = 250;
const LONGEST_MS = 5_000;

/** Wait after so many failed calls in a row (1 or more), in milliseconds: doubled each time, to 5 s. */
export const retryDelayMs = (failures: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10));
