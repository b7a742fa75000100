import type { CustomerTicket } from "../../shared/table/customer-ticket.js";
import type { UserTicketView } from "../../shared/api/legacy-schemas.js";
import type { ConversationStatus, TicketSummary, TicketView } from "../../shared/api/ticket-schemas.js";
import { currentDeskStatus, type DeskStatus } from "../../shared/desk/desk-status.js";
import { timeOfEntry } from "../../shared/desk/store/entry-id.js";
import type { RepliedTicket, StoredTicket } from "./ticket-reader.js";

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

/** The model's answer and its time. A draft that waits for a person is not shown to the customer. */
export const modelAnswerIn = ({ status, response, processedAt }: CustomerTicket) =>
  status === "ANSWERED" ? { response, finishedAt: processedAt } : { response: undefined, finishedAt: undefined };

/** The newest reply and its time: a person's if there is one, otherwise the model's. */
const replyIn = (ticket: RepliedTicket) =>
  ticket.reply === undefined ? modelAnswerIn(ticket) : { response: ticket.reply.text, finishedAt: ticket.reply.at };

const CONVERSATION_OF: Readonly<Record<DeskStatus, ConversationStatus>> = {
  OPEN: "open",
  PENDING: "pending",
  ON_HOLD: "open",
  SOLVED: "solved",
  CLOSED: "closed",
};

/** A desk status as customers see it: for whom staff wait does not concern them. */
export const toConversation = (deskStatus: DeskStatus): ConversationStatus => CONVERSATION_OF[deskStatus];

/** Where the conversation stands at `now`; null while the pipeline works on the ticket. */
const conversationOf = ({ deskStatus, solvedAt }: CustomerTicket, now: Date): ConversationStatus | null =>
  deskStatus === undefined ? null : toConversation(currentDeskStatus(deskStatus, solvedAt, now.getTime()));

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

export const toView = (ticket: RepliedTicket, basePath: string, now: Date): TicketView => {
  const { response, finishedAt } = replyIn(ticket);
  return {
    ...summarise(ticket),
    links: { self: ticketPath(basePath, ticket.ticketId) },
    response: response ?? null,
    finishedAt: finishedAt ?? null,
    answerBy: ticket.answerBy ?? null,
    conversation: conversationOf(ticket, now),
    lastMessageAt: ticket.lastMessageId === undefined ? null : timeOfEntry(ticket.lastMessageId),
    followUpOf: ticket.followUpOf ?? null,
  };
};

/** A ticket that a person has answered is finished, whatever the pipeline made of it. */
const stateOf = ({ status, reply }: RepliedTicket): UserTicketView["state"] => {
  if (reply !== undefined) return "finished";
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
export const toUserTicketView = (ticket: RepliedTicket): UserTicketView => {
  const { response, finishedAt } = replyIn(ticket);
  return {
    ticket_id: ticket.ticketId,
    state: stateOf(ticket),
    time_created: ticket.submittedAt,
    ...(response === undefined ? {} : { response }),
    ...(finishedAt === undefined ? {} : { time_finished: finishedAt }),
  };
};
