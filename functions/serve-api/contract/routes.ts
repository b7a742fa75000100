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
} from "../legacy/legacy-schemas.js";
import type { RouteDefinition } from "./route.js";
import {
  AcceptedTicketSchema,
  NewTicketSchema,
  TicketListSchema,
  TicketPathSchema,
  TicketQuerySchema,
  TicketViewSchema,
} from "./ticket-schemas.js";

const HealthSchema = z.strictObject({ status: z.literal("ok") }).meta({ id: "Health" });

/**
 * Every endpoint of the API: the source of the gateway's resources and models, the dispatcher and the OpenAPI document.
 */
export const API_ROUTES = [
  {
    operationId: "submitTicket",
    method: "POST",
    path: "/tickets",
    summary: "Submit a ticket",
    tag: "Tickets",
    access: "tickets:write",
    body: NewTicketSchema,
    idempotent: true,
    response: { status: 202, description: "The ticket was accepted.", schema: AcceptedTicketSchema, location: true },
    problems: [409, 429],
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
    problems: [404],
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
    response: { status: 200, description: "The request was accepted.", schema: SupportRequestResponseSchema },
    problems: [409, 429],
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
    response: { status: 200, description: "The user.", schema: UserResponseSchema },
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
    response: { status: 200, description: "The ticket was accepted.", schema: UserTicketResponseSchema },
    problems: [404, 409, 429],
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
    problems: [404],
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
  {
    operationId: "describeApi",
    method: "GET",
    path: "/openapi.json",
    summary: "Describe this API",
    tag: "Service",
    access: "public",
    response: { status: 200, description: "This document.", schema: z.looseObject({}) },
  },
] as const satisfies readonly RouteDefinition[];

export type ApiRoute = (typeof API_ROUTES)[number];
export type OperationId = ApiRoute["operationId"];
