import type { Tier } from "../../shared/contracts/ticket-event.js";
import type { Priority, Sentiment, TicketStatus } from "../../shared/contracts/ticket-record.js";

/** What a customer may know of one of its tickets; `undefined` for what the ticket does not have, or not yet. */
export interface StoredTicket {
  readonly ticketId: string;
  readonly customerId?: string | undefined;
  readonly submittedAt: string;
  readonly status: TicketStatus;
  readonly subject?: string | undefined;
  readonly category?: string | undefined;
  readonly priority?: Priority | undefined;
  readonly sentiment?: Sentiment | undefined;
  readonly tier?: Tier | undefined;
}

/** A ticket with what only its own item has, not the index. */
export interface WholeTicket extends StoredTicket {
  readonly response?: string | undefined;
  readonly processedAt?: string | undefined;
  readonly answerBy?: string | undefined;
}

/** A place in a customer's list of tickets: just after this ticket. */
export interface ListPosition {
  readonly submittedAt: string;
  readonly ticketId: string;
}

/** Which of a customer's tickets to read, newest first. */
export interface TicketSelection {
  readonly customerId: string;
  /** First and last submission, both included; ISO 8601 in UTC with milliseconds. */
  readonly from: string;
  readonly until: string;
  readonly status: TicketStatus | undefined;
  readonly priority: Priority | undefined;
  readonly after: ListPosition | undefined;
  /** Most tickets to look at; those that match may be fewer. */
  readonly limit: number;
}

export interface TicketPage {
  readonly tickets: readonly StoredTicket[];
  /** Where the next page begins; `undefined` when nothing is left to look at. */
  readonly next: ListPosition | undefined;
}

/** The table as the API reads it. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
export interface TicketReader {
  /** As it is now: a ticket that was just received is there. */
  read(ticketId: string): Promise<WholeTicket | undefined>;
  /** By an index, which shows a ticket a moment after it was written. */
  list(selection: TicketSelection): Promise<TicketPage>;
}
