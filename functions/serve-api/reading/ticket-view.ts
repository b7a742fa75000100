import type { CustomerTicket } from "../../shared/table/customer-ticket.js";
import type { UserTicketView } from "../../shared/api/legacy-schemas.js";
import type { TicketSummary, TicketView } from "../../shared/api/ticket-schemas.js";
import type { StoredTicket } from "./ticket-reader.js";

const summarise = (ticket: StoredTicket) => ({
  ticketId: ticket.ticketId,
  status: ticket.status,
  subject: ticket.subject ?? null,
  category: ticket.category ?? null,
  priority: ticket.priority ?? null,
  sentiment: ticket.sentiment ?? null,
  tier: ticket.tier ?? null,
  submittedAt: ticket.submittedAt,
});

/** The reply and its time. A draft that waits for a person is not shown to the customer. */
const replyIn = ({ status, response, processedAt }: CustomerTicket) =>
  status === "ANSWERED" ? { response, finishedAt: processedAt } : { response: undefined, finishedAt: undefined };

/**
 * The absolute path of a ticket. A relative reference would be wrong for a request with a slash at its end, which API
 * Gateway ignores and clients resolve against.
 * @param basePath that of the request, such as `/v1`
 */
export const ticketPath = (basePath: string, ticketId: string): string => `${basePath}/tickets/${ticketId}`;

export const toSummary = (ticket: StoredTicket, basePath: string): TicketSummary => ({
  ...summarise(ticket),
  links: { self: ticketPath(basePath, ticket.ticketId) },
});

export const toView = (ticket: CustomerTicket, basePath: string): TicketView => {
  const { response, finishedAt } = replyIn(ticket);
  return {
    ...summarise(ticket),
    links: { self: ticketPath(basePath, ticket.ticketId) },
    response: response ?? null,
    finishedAt: finishedAt ?? null,
    answerBy: ticket.answerBy ?? null,
  };
};

const stateOf = ({ status }: StoredTicket): UserTicketView["state"] => {
  switch (status) {
    case "ANSWERED":
      return "finished";
    case "FAILED":
    case "NOT_ACCEPTED":
      return "failed";
    case "RECEIVED":
    case "PROCESSING":
    case "NEEDS_HUMAN":
      return "processing";
  }
};

/** A ticket as legacy clients read it. */
export const toUserTicketView = (ticket: CustomerTicket): UserTicketView => {
  const { response, finishedAt } = replyIn(ticket);
  return {
    ticket_id: ticket.ticketId,
    state: stateOf(ticket),
    time_created: ticket.submittedAt,
    ...(response === undefined ? {} : { response }),
    ...(finishedAt === undefined ? {} : { time_finished: finishedAt }),
  };
};
