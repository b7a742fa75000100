/** First and longest wait, in milliseconds: the end of an outage is noticed soon. AWS does not document its own. */
const MIN_DELAY_MS = 250;
const MAX_DELAY_MS = 5_000;

/** Wait after this many failed calls in a row (1 or more), in milliseconds: doubled each time, up to 5 s. */
export const retryDelayMs = (failures: number): number =>
  Math.min(MAX_DELAY_MS, MIN_DELAY_MS * 2 ** Math.min(failures - 1, 10));
