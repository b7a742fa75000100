import type { Caller } from "../../shared/auth/caller.js";
import { isTicketId } from "../../shared/contracts/ticket-event.js";
import type { Priority, TicketStatus } from "../../shared/contracts/ticket-record.js";
import type { CustomerTicket, ListPosition } from "../../shared/table/customer-ticket.js";
import type { PublicMessage } from "../../shared/desk/store/desk-tickets.js";
import { ApiProblem } from "../../shared/http/problem.js";

/** A ticket in a list: without what the index does not have. */
export type StoredTicket = Omit<CustomerTicket, "response" | "processedAt" | "answerBy">;

/** A ticket with what its customer wrote; undefined when that is not in the table. */
export type DescribedTicket = CustomerTicket & { readonly description?: string | undefined };

/** A ticket with the newest reply of a person, if there is one. */
export type RepliedTicket = CustomerTicket & { readonly reply?: PublicMessage | undefined };

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
  /** As `read`, with the description, which can be long. */
  readWithText(ticketId: string): Promise<DescribedTicket | undefined>;
  /** One public message of a ticket. */
  readMessage(ticketId: string, messageId: string): Promise<PublicMessage | undefined>;
  /** Reads an index, which shows a ticket a moment after it was written. */
  list(selection: TicketSelection): Promise<TicketPage>;
}

const requireOwn = async <T extends CustomerTicket>(
  { subject }: Caller,
  ticketId: string,
  read: (ticketId: string) => Promise<T | undefined>,
): Promise<T> => {
  const ticket = isTicketId(ticketId) ? await read(ticketId) : undefined;
  if (ticket?.customerId === subject) return ticket;
  throw new ApiProblem("not-found", "The caller has no ticket with this id.");
};

/**
 * Reads one of the caller's tickets.
 * @throws ApiProblem `not-found`, with the same message for an invalid id, an unknown one, and that of another's ticket
 */
export const readTicket = (caller: Caller, ticketId: string, tickets: TicketReader): Promise<CustomerTicket> =>
  requireOwn(caller, ticketId, (id) => tickets.read(id));

/** As readTicket, with the newest reply of a person: one more read, and only if there is one. */
export const readRepliedTicket = async (
  caller: Caller,
  ticketId: string,
  tickets: TicketReader,
): Promise<RepliedTicket> => {
  const ticket = await readTicket(caller, ticketId, tickets);
  const { lastReplyId } = ticket;
  return lastReplyId === undefined ? ticket : { ...ticket, reply: await tickets.readMessage(ticketId, lastReplyId) };
};

/** As readTicket, with what the customer wrote. */
export const readDescribedTicket = (
  caller: Caller,
  ticketId: string,
  tickets: TicketReader,
): Promise<DescribedTicket> => requireOwn(caller, ticketId, (id) => tickets.readWithText(id));
