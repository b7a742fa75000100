import type { RoutedTicket } from "../contracts/routed-ticket.js";
import type { DeskRules } from "../desk/desk-rules.js";
import { openDeskTicket, type OpenedTicket } from "../desk/open-ticket.js";
import type { Lane } from "./lane.js";
import { answerBy } from "./sla.js";

/** What the function of a lane writes to a ticket's item. */
export interface LaneAssignment {
  /** The ticket as it comes onto the desk, in its lane. */
  readonly opened: OpenedTicket;
  /** ISO 8601, as is `processedAt`. */
  readonly answerBy: string;
  /** When the answer was made that the lane follows from. */
  readonly processedAt: string;
}

/**
 * Opened: the ticket is on the desk. Set: only the lane is, because staff have worked on the ticket, or the pipeline
 * has another status for it by now. Superseded: the item has a later answer, whose own message does this.
 */
export type LaneResult = "opened" | "set" | "superseded";

export interface LaneTable {
  /**
   * Writes the lane to the item and brings the ticket onto the desk, unless the item has a later answer.
   * @throws TicketMissing when there is no item; DependencyThrottled, DependencyUnavailable or DependencyRejected
   */
  setLane(assignment: LaneAssignment): Promise<LaneResult>;
}

/** The table has no item for the ticket of a message. */
export class TicketMissing extends Error {
  override readonly name = "TicketMissing";
}

/** Sets lane and answer-by time of a ticket, and brings it onto the desk. Repeating it changes nothing. */
export const setLane = (ticket: RoutedTicket, lane: Lane, rules: DeskRules, table: LaneTable): Promise<LaneResult> =>
  table.setLane({
    opened: openDeskTicket(
      {
        ticketId: ticket.ticket_id,
        status: ticket.outcome,
        submittedAt: ticket.submitted_at,
        endedAt: ticket.processed_at,
        tier: ticket.tier,
        priority: ticket.priority,
        category: ticket.category,
        language: ticket.language,
        lane,
        subject: ticket.subject,
        customerId: ticket.customer_id ?? undefined,
      },
      rules,
    ),
    answerBy: answerBy(ticket, rules),
    processedAt: ticket.processed_at,
  });
