/**
 * Version of the columns of a ticket record; raised when one is added, so that readers can distinguish old objects from
 * new ones.
 */
export const SCHEMA_VERSION = 4;

export const SENTIMENTS = ["POSITIVE", "NEGATIVE", "NEUTRAL", "MIXED"] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

/** Most urgent first. */
export const PRIORITIES = ["CRITICAL", "HIGH", "MEDIUM", "NORMAL"] as const;
export type Priority = (typeof PRIORITIES)[number];

export const CATEGORIES = [
  "ACCOUNT",
  "BILLING",
  "BUG",
  "DATA_LOSS",
  "FEATURE_REQUEST",
  "HOW_TO",
  "OUTAGE",
  "PERFORMANCE",
  "SECURITY",
  "OTHER",
] as const;
export type Category = (typeof CATEGORIES)[number];

export const OUTCOMES = ["ANSWERED", "NEEDS_HUMAN"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * Statuses of a ticket's item. The outcomes are the statuses of a finished ticket. NOT_ACCEPTED: a ticket of the API
 * whose record the stream did not accept, so that its customer got an error.
 */
export const TICKET_STATUSES = ["RECEIVED", "NOT_ACCEPTED", "PROCESSING", ...OUTCOMES, "FAILED"] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];
