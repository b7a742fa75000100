import type { RoutedTicket } from "../contracts/routed-ticket.js";
import { answerBy, type Lane } from "./sla.js";

/** What a channel notes on a ticket's item. */
export interface LaneAssignment {
  readonly ticketId: string;
  readonly lane: Lane;
  /** ISO 8601, as is `processedAt`. */
  readonly answerBy: string;
  /** When the record that this follows from was made. */
  readonly processedAt: string;
}

/** Superseded: the item holds the record of a later answer, whose own message sets the lane. */
export type LaneResult = "set" | "superseded";

export interface LaneTable {
  /**
   * Notes the lane on the item, unless that holds the record of a later answer.
   * @throws TicketMissing when there is no item; DependencyThrottled, DependencyUnavailable or DependencyRejected.
   */
  setLane(note: LaneAssignment): Promise<LaneResult>;
}

/** A message of a ticket that the table does not hold. */
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
