import { STAFF_ROLES } from "../auth/caller.js";
import type { RouteDefinition } from "../http/route.js";
import {
  CustomerCardSchema,
  CustomerHistoryQuerySchema,
  CustomerHistorySchema,
  CustomerPathSchema,
} from "./desk-customers-schemas.js";

const READ = {
  tag: "Desk",
  roles: STAFF_ROLES,
  access: "tickets:read",
  method: "GET",
  parameters: CustomerPathSchema,
} as const;

/** Whom staff answer. */
export const DESK_CUSTOMER_ROUTES = [
  {
    ...READ,
    operationId: "readCustomer",
    path: "/desk/customers/{id}",
    summary: "Read who a customer is, and how many tickets they have",
    response: { status: 200, description: "The customer.", schema: CustomerCardSchema, etag: true },
    problems: ["not-found"],
  },
  {
    ...READ,
    operationId: "listCustomerTickets",
    path: "/desk/customers/{id}/tickets",
    summary: "List all tickets of a customer, open and closed, the newest first",
    query: CustomerHistoryQuerySchema,
    response: { status: 200, description: "One page of tickets.", schema: CustomerHistorySchema, etag: true },
  },
] as const satisfies readonly RouteDefinition[];

export type DeskCustomerRoute = (typeof DESK_CUSTOMER_ROUTES)[number];
