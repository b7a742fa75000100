import type { ResponseLink, RouteDefinition } from "../http/route.js";
import {
  ChangedTicketSchema,
  MessageListSchema,
  MessageQuerySchema,
  NewCommentSchema,
  NewMessageSchema,
  PostedMessageSchema,
  StatsQuerySchema,
  TicketStatsSchema,
} from "./conversation-schemas.js";
import { TicketPathSchema, TicketViewSchema } from "./ticket-schemas.js";

const LIST_MESSAGES: ResponseLink = { operationId: "listMessages", field: "ticketId", becomes: { parameter: "id" } };

/** What a POST of a message has in common under both of its names. */
const POST_MESSAGE = {
  method: "POST",
  tag: "Tickets",
  access: "tickets:write",
  parameters: TicketPathSchema,
  idempotent: true,
  response: {
    status: 201,
    description: "The message was written: to the ticket, or to a new one that continues it when it is closed.",
    schema: PostedMessageSchema,
    location: true,
    link: LIST_MESSAGES,
  },
  problems: ["not-found", "conflict", "idempotency-key-reused", "budget-exceeded"],
} as const satisfies Partial<RouteDefinition>;

/** The endpoints by which customers go on after the answer. They belong to the function serve-api. */
export const CONVERSATION_ROUTES = [
  {
    operationId: "countTickets",
    method: "GET",
    path: "/tickets/stats",
    summary: "Count the caller's tickets by status and priority",
    tag: "Tickets",
    access: "tickets:read",
    query: StatsQuerySchema,
    response: { status: 200, description: "The counts.", schema: TicketStatsSchema },
  },
  {
    operationId: "changeTicket",
    method: "PUT",
    path: "/tickets/{id}",
    summary: "Solve or reopen a ticket, or change its title",
    tag: "Tickets",
    access: "tickets:write",
    parameters: TicketPathSchema,
    body: ChangedTicketSchema,
    response: { status: 200, description: "The ticket after the change.", schema: TicketViewSchema },
    problems: ["not-found", "conflict"],
  },
  {
    operationId: "listMessages",
    method: "GET",
    path: "/tickets/{id}/messages",
    summary: "List the messages of a ticket, oldest first",
    tag: "Tickets",
    access: "tickets:read",
    parameters: TicketPathSchema,
    query: MessageQuerySchema,
    response: { status: 200, description: "One page of messages.", schema: MessageListSchema },
    problems: ["not-found"],
  },
  {
    ...POST_MESSAGE,
    operationId: "postMessage",
    path: "/tickets/{id}/messages",
    summary: "Write a message",
    body: NewMessageSchema,
  },
  {
    ...POST_MESSAGE,
    operationId: "postComment",
    path: "/tickets/{id}/comments",
    summary: "Write a message, under the names of other systems",
    body: NewCommentSchema,
  },
] as const satisfies readonly RouteDefinition[];
