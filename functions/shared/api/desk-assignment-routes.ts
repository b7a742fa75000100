import { STAFF_ROLES } from "../auth/caller.js";
import type { RouteDefinition } from "../http/route.js";
import { AssignmentSchema, EscalationSchema } from "./desk-assignment-schemas.js";
import { DeskTicketPathSchema, DeskTicketViewSchema } from "./desk-ticket-schemas.js";

const CHANGES_TICKET = {
  tag: "Desk",
  roles: STAFF_ROLES,
  access: "tickets:write",
  method: "POST",
  conditional: true,
  parameters: DeskTicketPathSchema,
  problems: ["not-found", "conflict"],
} as const;

/** Who has a ticket. */
export const DESK_ASSIGNMENT_ROUTES = [
  {
    ...CHANGES_TICKET,
    operationId: "assignTicket",
    path: "/desk/tickets/{id}/assign",
    summary: "Assign a ticket to an agent, to the caller, or to whoever is free",
    body: AssignmentSchema,
    response: { status: 200, description: "The ticket with its agent.", schema: DeskTicketViewSchema, etag: true },
  },
  {
    ...CHANGES_TICKET,
    operationId: "escalateTicket",
    path: "/desk/tickets/{id}/escalate",
    summary: "Raise a ticket's priority and hand it to a lead",
    body: EscalationSchema,
    bodyOptional: true,
    response: { status: 200, description: "The escalated ticket.", schema: DeskTicketViewSchema, etag: true },
  },
] as const satisfies readonly RouteDefinition[];

export type DeskAssignmentRoute = (typeof DESK_ASSIGNMENT_ROUTES)[number];
