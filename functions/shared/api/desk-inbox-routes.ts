import type { RouteDefinition } from "../http/route.js";
import { DeskListQuerySchema, DeskListSchema } from "./desk-inbox-schemas.js";

const STAFF = { tag: "Desk", roles: ["agent", "admin"] } as const;

/** Lists of tickets for staff, and changes of many tickets at once. */
export const DESK_INBOX_ROUTES = [
  {
    ...STAFF,
    operationId: "listDeskTickets",
    method: "GET",
    path: "/desk/tickets",
    summary: "List open tickets, the next deadline first",
    access: "tickets:read",
    query: DeskListQuerySchema,
    response: { status: 200, description: "One page of tickets.", schema: DeskListSchema, etag: true },
  },
] as const satisfies readonly RouteDefinition[];

export type DeskInboxRoute = (typeof DESK_INBOX_ROUTES)[number];
