import type { Tier } from "../contracts/ticket-event.js";
import type { Priority } from "../contracts/ticket-record.js";

/** Where a finished ticket goes on: `priority` for tier gold and for HIGH and CRITICAL, `general` for the rest. */
export type Lane = "priority" | "general";

const HOUR_MS = 60 * 60 * 1000;

/**
 * Hours from submission until which a ticket is to be answered, around the clock, not in working hours. docs/routing.md has
 * the table; a test holds the two together.
 */
export const HOURS_TO_ANSWER: Readonly<Record<Tier, Readonly<Record<Priority, number>>>> = {
  gold: { CRITICAL: 1, HIGH: 4, MEDIUM: 8, NORMAL: 24 },
  general: { CRITICAL: 4, HIGH: 8, MEDIUM: 24, NORMAL: 72 },
};

export interface Promised {
  readonly tier: Tier;
  readonly priority: Priority;
  /** ISO 8601. */
  readonly submitted_at: string;
}

/** Until when a ticket is to be answered (ISO 8601, UTC). Counted from submission, so that a late answer of ours costs us and not the customer. */
export const answerBy = ({ tier, priority, submitted_at: submittedAt }: Promised): string =>
  new Date(Date.parse(submittedAt) + HOURS_TO_ANSWER[tier][priority] * HOUR_MS).toISOString();
