import type { Tier } from "../contracts/ticket-event.js";
import type { Priority } from "../contracts/ticket-record.js";
import { LATEST } from "../contracts/timestamp.js";

/** The queue of a finished ticket: `priority` for tier gold and for HIGH and CRITICAL, `general` for the rest. */
export type Lane = "priority" | "general";

const HOUR_MS = 60 * 60 * 1000;

/**
 * Hours from submission within which a ticket should be answered, around the clock, not in working hours.
 * docs/routing.md has the same table; a test compares them.
 */
export const HOURS_TO_ANSWER: Readonly<Record<Tier, Readonly<Record<Priority, number>>>> = {
  gold: { CRITICAL: 1, HIGH: 4, MEDIUM: 8, NORMAL: 24 },
  general: { CRITICAL: 4, HIGH: 8, MEDIUM: 24, NORMAL: 72 },
};

interface AnsweredTicket {
  readonly tier: Tier;
  readonly priority: Priority;
  /** ISO 8601. */
  readonly submitted_at: string;
}

/**
 * By when a ticket should be answered (ISO 8601, UTC). Counted from submission, so that our own delay does not extend
 * it. At most the last instant of the year 9999, beyond which these texts no longer sort by time.
 */
export const answerBy = ({ tier, priority, submitted_at: submittedAt }: AnsweredTicket): string =>
  new Date(Math.min(LATEST, Date.parse(submittedAt) + HOURS_TO_ANSWER[tier][priority] * HOUR_MS)).toISOString();
