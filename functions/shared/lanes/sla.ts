import { DEFAULT_POLICIES, DEFAULT_SCHEDULES, choosePolicy, targetsOf, type PolicyTicket } from "../desk/sla-policy.js";
import { LATEST } from "../contracts/timestamp.js";
import { nextDeadline, openSla } from "../desk/ticket-sla.js";

/** The queue of a finished ticket: `priority` for tier gold and for HIGH and CRITICAL, `general` for the rest. */
export type Lane = "priority" | "general";

interface AnsweredTicket extends PolicyTicket {
  /** ISO 8601. */
  readonly submitted_at: string;
}

/**
 * By when a ticket should be answered (ISO 8601, UTC): the due time of its first response under the default SLA
 * policies. Counted from submission, so that our own delay does not extend it. At most the last instant of the year
 * 9999, beyond which these texts no longer sort by time.
 */
export const answerBy = (ticket: AnsweredTicket): string => {
  const { policy } = choosePolicy(DEFAULT_POLICIES, ticket) ?? {};
  const schedule = policy && DEFAULT_SCHEDULES.get(policy.schedule);
  const deadline = schedule && nextDeadline(openSla(targetsOf(policy), Date.parse(ticket.submitted_at)), schedule);
  return new Date(deadline?.due ?? LATEST).toISOString();
};
