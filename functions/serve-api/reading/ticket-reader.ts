import type { Caller } from "../../shared/auth/caller.js";
import { TicketEventSchema } from "../../shared/contracts/ticket-event.js";
import type { Priority, TicketStatus } from "../../shared/contracts/ticket-record.js";
import type { CustomerTicket } from "../../shared/table/customer-ticket.js";
import { ApiProblem } from "../../shared/http/problem.js";

/** A ticket in a list: without what the index does not have. */
export type StoredTicket = Omit<CustomerTicket, "response" | "processedAt" | "answerBy">;

/** A position in a customer's list of tickets: just after this ticket. */
export interface ListPosition {
  readonly submittedAt: string;
  readonly ticketId: string;
}

/** Which of a customer's tickets to read, newest first. */
export interface TicketSelection {
  readonly customerId: string;
  /** First and last submission, both inclusive; ISO 8601 in UTC with milliseconds. */
  readonly from: string;
  readonly until: string;
  readonly status: TicketStatus | undefined;
  readonly priority: Priority | undefined;
  readonly after: ListPosition | undefined;
  /** Maximum number of tickets to examine; fewer may match. */
  readonly limit: number;
}

export interface TicketPage {
  readonly tickets: readonly StoredTicket[];
  /** Where the next page begins; `undefined` at the end of the list. */
  readonly next: ListPosition | undefined;
}

/** The table as the API reads it. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
export interface TicketReader {
  /** Reads consistently: a ticket that was just received is found. */
  read(ticketId: string): Promise<CustomerTicket | undefined>;
  /** Reads an index, which shows a ticket a moment after it was written. */
  list(selection: TicketSelection): Promise<TicketPage>;
}

const isTicketId = (text: string): boolean => TicketEventSchema.shape.ticketId.safeParse(text).success;

/**
 * Reads one of the caller's tickets.
 * @throws ApiProblem `not-found`, with the same message for an invalid id, an unknown one, and that of another's ticket
 */
export const readTicket = async (
  { subject }: Caller,
  ticketId: string,
  tickets: TicketReader,
): Promise<CustomerTicket> => {
  const ticket = isTicketId(ticketId) ? await tickets.read(ticketId) : undefined;
  if (ticket?.customerId === subject) return ticket;
  throw new ApiProblem("not-found", "The caller has no ticket with this id.");
};
