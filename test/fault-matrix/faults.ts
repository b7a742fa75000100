/** What can go wrong with a call, and how the tables say it. */
export const FAULT_TITLES = {
  throttled: "throttled",
  serverError: "5xx",
  timeOut: "time-out",
  reset: "connection reset",
  denied: "access denied",
  invalid: "validation error",
  slow: "slow by 20 s",
  malformed: "malformed output",
  refusal: "refusal",
  empty: "empty reply",
  crash: "crash after its side effect",
} as const;
export type FaultId = keyof typeof FAULT_TITLES;

/** How many times shorter than in earnest a function's time limits and its slow answers are. */
export const FUNCTION_TIME_SCALE = 10;
/** The same for the time that start-workflow waits for what is away. */
export const PATIENCE_TIME_SCALE = 25;
/** The same for a state's. */
export const STATE_TIME_SCALE = 20;

/** Seconds that a slow answer takes, before scaling. */
export const SLOW_SECONDS = 20;
