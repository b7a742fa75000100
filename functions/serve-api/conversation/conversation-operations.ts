import type { NewComment } from "../../shared/api/conversation-schemas.js";
import { ApiProblem } from "../../shared/http/problem.js";
import type { TicketOperations } from "../operation.js";
import type { TicketPorts } from "../ports.js";
import { countTickets } from "../reading/count-tickets.js";
import { readRepliedTicket } from "../reading/ticket-reader.js";
import { ticketPath, toView } from "../reading/ticket-view.js";
import { changeOwnTicket } from "./change-own-ticket.js";
import { listMessages } from "./list-messages.js";
import { asCustomer } from "./own-desk-ticket.js";
import { type Posting, postMessage } from "./post-message.js";

type ConversationOperations = Pick<
  TicketOperations,
  "countTickets" | "changeTicket" | "listMessages" | "postMessage" | "postComment"
>;

const REPLY_PATH = "POST /desk/tickets/{id}/replies";

const textOf = (sent: NewComment): string => {
  if (sent.internal === true)
    throw new ApiProblem("forbidden", "Only staff write internal notes, by POST /desk/tickets/{id}/notes.", {
      errors: [{ pointer: "#/internal", detail: "expected false, or no such field" }],
    });
  if (sent.comment !== undefined) return sent.comment;
  return sent.text ?? sent.body;
};

/** The operations by which customers go on after the answer. */
export const conversationOperations = (ports: TicketPorts): ConversationOperations => {
  const post = async (posting: Posting, basePath: string) => {
    const posted = await asCustomer(posting.caller, postMessage(posting, ports), REPLY_PATH);
    const location = ticketPath(basePath, posted.ticketId);
    return { body: { ...posted, links: { self: location } }, location };
  };
  return {
    countTickets: async ({ caller, query }) => ({ body: await countTickets(caller, query, ports.tickets) }),
    changeTicket: async ({ basePath, body, caller, parameters: { id }, requestId }) => {
      const change = changeOwnTicket({ ticketId: id, change: body, caller, requestId }, ports);
      await asCustomer(caller, change, "PATCH /desk/tickets/{id}");
      return { body: toView(await readRepliedTicket(caller, id, ports.tickets), basePath, ports.now()) };
    },
    listMessages: async ({ caller, parameters: { id }, query }) => {
      const { messages, nextCursor } = await listMessages(caller, id, query, ports);
      return { body: { messages: [...messages], nextCursor } };
    },
    postMessage: ({ basePath, body, parameters: { id }, ...request }) =>
      post({ operationId: "postMessage", ticketId: id, text: body.text, ...request }, basePath),
    postComment: async ({ basePath, body, parameters: { id }, ...request }) =>
      post({ operationId: "postComment", ticketId: id, text: textOf(body), ...request }, basePath),
  };
};
