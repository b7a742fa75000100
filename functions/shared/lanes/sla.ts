import { termsFor, type DeskRules } from "../desk/desk-rules.js";
import type { PolicyTicket } from "../desk/sla-policy.js";
import { LATEST } from "../contracts/timestamp.js";
import { nextDeadline, openSla } from "../desk/ticket-sla.js";

interface AnsweredTicket extends PolicyTicket {
  /** ISO 8601. */
  readonly submitted_at: string;
}

/**
 * By when a ticket should be answered (ISO 8601, UTC): the due time of its first response under its SLA policy. Counted
 * from submission, so that our own delay does not extend it. At most the last instant of the year 9999, beyond which
 * these texts no longer sort by time.
 */
export const answerBy = (ticket: AnsweredTicket, rules: DeskRules): string => {
  const { targets, schedule } = termsFor(rules, ticket);
  const deadline = nextDeadline(openSla(targets, Date.parse(ticket.submitted_at)), schedule);
  return new Date(deadline?.due ?? LATEST).toISOString();
};
