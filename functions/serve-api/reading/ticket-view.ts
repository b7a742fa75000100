import type { CustomerTicket } from "../../shared/table/customer-ticket.js";
import type { UserTicketView } from "../legacy/legacy-schemas.js";
import type { TicketSummary, TicketView } from "../contract/ticket-schemas.js";
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

/** A relative reference to a ticket from `/tickets`. */
export const linkFromTickets = (ticketId: string): string => `tickets/${ticketId}`;

export const toSummary = (ticket: StoredTicket): TicketSummary => ({
  ...summarise(ticket),
  links: { self: linkFromTickets(ticket.ticketId) },
});

/** Its own address is `/tickets/<id>`, so the last part alone is a relative link to it. */
export const toView = (ticket: CustomerTicket): TicketView => {
  const { response, finishedAt } = replyIn(ticket);
  return {
    ...summarise(ticket),
    links: { self: ticket.ticketId },
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
