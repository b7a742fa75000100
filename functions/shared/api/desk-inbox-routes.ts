import { STAFF_ROLES } from "../auth/caller.js";
import type { RouteDefinition } from "../http/route.js";
import { BulkChangeSchema, BulkResultsSchema, DeskListQuerySchema, DeskListSchema } from "./desk-inbox-schemas.js";

const STAFF = { tag: "Desk", roles: STAFF_ROLES } as const;

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
  {
    ...STAFF,
    operationId: "bulkChangeDeskTickets",
    method: "POST",
    path: "/desk/tickets/bulk",
    summary: "Make the same change of up to 100 tickets, each for itself",
    access: "tickets:write",
    body: BulkChangeSchema,
    response: { status: 200, description: "The result for each ticket.", schema: BulkResultsSchema },
  },
] as const satisfies readonly RouteDefinition[];

export type DeskInboxRoute = (typeof DESK_INBOX_ROUTES)[number];
