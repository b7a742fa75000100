import type { Caller } from "../../shared/auth/caller.js";
import { TicketEventSchema } from "../../shared/contracts/ticket-event.js";
import { ApiProblem } from "../contract/problem.js";
import type { TicketReader, WholeTicket } from "./ticket-reader.js";

const isTicketId = (text: string): boolean => TicketEventSchema.shape.ticketId.safeParse(text).success;

/**
 * Reads one of the caller's tickets.
 * @throws ApiProblem `not-found`, in the same words for an id that is none, that no ticket has, and that another's ticket has
 */
export const readTicket = async (
  { subject }: Caller,
  ticketId: string,
  tickets: TicketReader,
): Promise<WholeTicket> => {
  const ticket = isTicketId(ticketId) ? await tickets.read(ticketId) : undefined;
  if (ticket?.customerId === subject) return ticket;
  throw new ApiProblem("not-found", "The caller has no ticket of this id.");
};
