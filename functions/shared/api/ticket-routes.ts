import * as z from "zod";
import {
  NewUserSchema,
  SupportRequestResponseSchema,
  SupportRequestSchema,
  UserResponseSchema,
  UserTicketResponseSchema,
  UserTicketQuerySchema,
  UserTicketSchema,
  UserTicketViewSchema,
} from "./legacy-schemas.js";
import { STAFF_ROLES } from "../auth/caller.js";
import { CONVERSATION_ROUTES } from "./conversation-routes.js";
import type { ResponseLink, RouteDefinition } from "../http/route.js";
import {
  AcceptedTicketSchema,
  NewTicketSchema,
  TicketForCustomerSchema,
  TicketListSchema,
  TicketPathSchema,
  TicketQuerySchema,
  TicketViewSchema,
} from "./ticket-schemas.js";

const HealthSchema = z.strictObject({ status: z.literal("ok") }).meta({ id: "Health" });

const READ_TICKET: ResponseLink = { operationId: "readTicket", field: "ticketId", becomes: { parameter: "id" } };
const SUBMIT_FOR_USER: ResponseLink = {
  operationId: "submitUserTicket",
  field: "user_id",
  becomes: { property: "user_id" },
};
const READ_USER_TICKET: ResponseLink = {
  operationId: "readUserTicket",
  field: "ticket_id",
  becomes: { parameter: "ticket_id" },
};

/** Every endpoint of the function serve-api. */
export const TICKET_ROUTES = [
  {
    operationId: "submitTicket",
    method: "POST",
    path: "/tickets",
    summary: "Submit a ticket",
    tag: "Tickets",
    access: "tickets:write",
    body: NewTicketSchema,
    idempotent: true,
    response: {
      status: 202,
      description: "The ticket was accepted.",
      schema: AcceptedTicketSchema,
      location: true,
      link: READ_TICKET,
    },
    problems: ["idempotency-key-reused", "budget-exceeded"],
  },
  {
    operationId: "listTickets",
    method: "GET",
    path: "/tickets",
    summary: "List the caller's tickets, newest first",
    tag: "Tickets",
    access: "tickets:read",
    query: TicketQuerySchema,
    response: { status: 200, description: "One page of tickets.", schema: TicketListSchema },
  },
  {
    operationId: "readTicket",
    method: "GET",
    path: "/tickets/{id}",
    summary: "Read one ticket",
    tag: "Tickets",
    access: "tickets:read",
    parameters: TicketPathSchema,
    response: { status: 200, description: "The ticket.", schema: TicketViewSchema },
    problems: ["not-found"],
  },
  {
    operationId: "submitSupportRequest",
    method: "POST",
    path: "/support-request",
    summary: "Submit a support request",
    tag: "Legacy clients",
    access: "tickets:write",
    body: SupportRequestSchema,
    idempotent: true,
    response: {
      status: 200,
      description: "The request was accepted.",
      schema: SupportRequestResponseSchema,
      link: READ_TICKET,
    },
    problems: ["idempotency-key-reused", "budget-exceeded"],
  },
  {
    operationId: "createUser",
    method: "POST",
    path: "/user",
    summary: "Create a user to submit tickets for",
    tag: "Legacy clients",
    access: "tickets:write",
    body: NewUserSchema,
    bodyOptional: true,
    response: { status: 200, description: "The user.", schema: UserResponseSchema, link: SUBMIT_FOR_USER },
  },
  {
    operationId: "submitUserTicket",
    method: "POST",
    path: "/ticket",
    summary: "Submit a ticket for a user",
    tag: "Legacy clients",
    access: "tickets:write",
    body: UserTicketSchema,
    idempotent: true,
    response: {
      status: 200,
      description: "The ticket was accepted.",
      schema: UserTicketResponseSchema,
      link: READ_USER_TICKET,
    },
    problems: ["not-found", "idempotency-key-reused", "budget-exceeded"],
  },
  {
    operationId: "readUserTicket",
    method: "GET",
    path: "/ticket",
    summary: "Read a user's ticket",
    tag: "Legacy clients",
    access: "tickets:read",
    query: UserTicketQuerySchema,
    response: { status: 200, description: "The ticket.", schema: UserTicketViewSchema },
    problems: ["not-found"],
  },
  {
    operationId: "checkHealth",
    method: "GET",
    path: "/health",
    summary: "Report whether the API is up",
    tag: "Service",
    access: "public",
    response: { status: 200, description: "The API is up.", schema: HealthSchema },
  },
  ...CONVERSATION_ROUTES,
  {
    operationId: "submitForCustomer",
    method: "POST",
    path: "/desk/tickets",
    summary: "Submit a ticket on behalf of a customer",
    tag: "Desk",
    access: "tickets:write",
    roles: STAFF_ROLES,
    body: TicketForCustomerSchema,
    idempotent: true,
    response: {
      status: 202,
      description: "The ticket was accepted. It is on the desk once the pipeline has ended.",
      schema: AcceptedTicketSchema,
      location: true,
    },
    problems: ["idempotency-key-reused", "budget-exceeded"],
  },
] as const satisfies readonly RouteDefinition[];

export type TicketRoute = (typeof TICKET_ROUTES)[number];
export type TicketOperationId = TicketRoute["operationId"];
