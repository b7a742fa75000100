import type { RoutedTicket } from "../contracts/routed-ticket.js";
import { answerBy, type Lane } from "./sla.js";

/** What the function of a lane writes to a ticket's item. */
export interface LaneAssignment {
  readonly ticketId: string;
  readonly lane: Lane;
  /** ISO 8601, as is `processedAt`. */
  readonly answerBy: string;
  /** When the answer was made that the lane follows from. */
  readonly processedAt: string;
}

/** Superseded: the item has a later answer, whose own message sets the lane. */
export type LaneResult = "set" | "superseded";

export interface LaneTable {
  /**
   * Writes the lane to the item, unless the item has a later answer.
   * @throws TicketMissing when there is no item; DependencyThrottled, DependencyUnavailable or DependencyRejected
   */
  setLane(assignment: LaneAssignment): Promise<LaneResult>;
}

/** The table has no item for the ticket of a message. */
export class TicketMissing extends Error {
  override readonly name = "TicketMissing";
}

/** Sets lane and answer-by time of a ticket. Repeating it changes nothing. */
export const setLane = (ticket: RoutedTicket, lane: Lane, table: LaneTable): Promise<LaneResult> =>
  table.setLane({
    ticketId: ticket.ticket_id,
    lane,
    answerBy: answerBy(ticket),
    processedAt: ticket.processed_at,
  });
