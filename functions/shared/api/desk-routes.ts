import type { RouteDefinition } from "../http/route.js";
import { DeskTicketPathSchema, DeskTicketViewSchema } from "./desk-schemas.js";

const STAFF = { tag: "Desk", roles: ["agent", "admin"] } as const;

/** Every endpoint of the function serve-desk. */
export const DESK_ROUTES = [
  {
    ...STAFF,
    operationId: "readDeskTicket",
    method: "GET",
    path: "/desk/tickets/{id}",
    summary: "Read any ticket on the desk",
    access: "tickets:read",
    parameters: DeskTicketPathSchema,
    response: { status: 200, description: "The ticket.", schema: DeskTicketViewSchema, etag: true },
    problems: ["not-found"],
  },
] as const satisfies readonly RouteDefinition[];

export type DeskRoute = (typeof DESK_ROUTES)[number];
