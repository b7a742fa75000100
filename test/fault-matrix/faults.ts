/** What can go wrong with a call, and how the page says it. */
export const FAULT_TITLES = {
  throttled: "throttled",
  serverError: "5xx",
  timeOut: "timeout",
  reset: "connection reset",
  denied: "access denied",
  invalid: "validation error",
  slow: "slow by 20 s",
  malformed: "malformed output",
  refusal: "refusal",
  empty: "empty response",
  crash: "crash after its side effect",
} as const;
export type FaultId = keyof typeof FAULT_TITLES;

/** How many times shorter than in production the time limits of a function and its slow responses are. */
export const FUNCTION_TIME_SCALE = 10;
/** The same for the retry budget of start-workflow. */
export const PATIENCE_TIME_SCALE = 25;
/** The same for a state's. */
export const STATE_TIME_SCALE = 20;

/** Seconds that a slow response takes, before scaling. */
export const SLOW_SECONDS = 20;
