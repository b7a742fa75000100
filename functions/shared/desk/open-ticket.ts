import type { Tier } from "../contracts/ticket-event.js";
import type { Category, Outcome, Priority, TicketStatus } from "../contracts/ticket-record.js";
import { termsFor, type DeskRules, type SlaTerms } from "./desk-rules.js";
import { initialDeskStatus } from "./desk-status.js";
import type { DeskTicket } from "./desk-ticket.js";
import { advanceSla, openSla } from "./ticket-sla.js";

/** A ticket whose execution has ended. */
export interface EndedTicket {
  readonly ticketId: string;
  readonly status: Outcome | Extract<TicketStatus, "FAILED">;
  /** ISO 8601, as is `endedAt`, when the answer was made or the failure recorded. */
  readonly submittedAt: string;
  readonly endedAt: string;
  readonly tier: Tier;
  readonly priority: Priority;
  readonly category: Category;
  /** BCP 47 code. */
  readonly language: string;
  readonly lane: DeskTicket["lane"];
  readonly subject: string;
  readonly customerId: string | undefined;
}

/** A ticket that has just come onto the desk, and the terms that its clocks are measured by. */
export interface OpenedTicket {
  readonly ticket: DeskTicket;
  readonly terms: SlaTerms;
}

/** The version of a ticket that staff and customer have not changed. The pipeline may open it again. */
export const FIRST_VERSION = 1;

/**
 * A ticket as it comes onto the desk. The model's answer counts as its first response and its solution; what the model
 * did not answer waits for staff. Opening the same ticket again gives the same.
 */
export const openDeskTicket = (ended: EndedTicket, rules: DeskRules): OpenedTicket => {
  const { endedAt, ...ticket } = ended;
  const terms = termsFor(rules, ended);
  const deskStatus = initialDeskStatus(ended.status) ?? "OPEN";
  const isAnswered = deskStatus === "SOLVED";
  const conversation = { deskStatus, hasResponse: isAnswered, customerWaits: !isAnswered };
  const sla = openSla(terms.targets, Date.parse(ended.submittedAt));
  return {
    ticket: {
      ...ticket,
      ...conversation,
      version: FIRST_VERSION,
      tags: [],
      lastMessageId: undefined,
      lastReplyId: undefined,
      messageCount: 0,
      solvedAt: isAnswered ? endedAt : undefined,
      firstResponse: isAnswered ? { at: endedAt, by: "model" } : undefined,
      policyId: terms.policyId,
      scheduleId: terms.scheduleId,
      sla: advanceSla(sla, terms.schedule, terms.targets, conversation, Date.parse(endedAt)),
    },
    terms,
  };
};
