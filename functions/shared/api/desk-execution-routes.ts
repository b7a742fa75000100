import { STAFF_ROLES } from "../auth/caller.js";
import type { RouteDefinition } from "../http/route.js";
import { ExecutionSchema } from "./desk-execution-schemas.js";
import { DeskTicketPathSchema } from "./desk-ticket-schemas.js";

/** What the pipeline did with a ticket. */
export const DESK_EXECUTION_ROUTES = [
  {
    operationId: "readExecution",
    method: "GET",
    path: "/desk/tickets/{id}/execution",
    summary: "Show a ticket's way through the pipeline, state by state",
    tag: "Desk",
    access: "tickets:read",
    roles: STAFF_ROLES,
    parameters: DeskTicketPathSchema,
    response: { status: 200, description: "The execution.", schema: ExecutionSchema, etag: true },
    problems: ["not-found"],
  },
] as const satisfies readonly RouteDefinition[];

export type DeskExecutionRoute = (typeof DESK_EXECUTION_ROUTES)[number];
