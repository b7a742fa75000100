import type { RouteDefinition } from "../http/route.js";
import { DESK_AGENT_ROUTES } from "./desk-agents-routes.js";
import { DESK_ASSIGNMENT_ROUTES } from "./desk-assignment-routes.js";
import { DESK_CUSTOMER_ROUTES } from "./desk-customers-routes.js";
import { DESK_EVALUATION_ROUTES } from "./desk-evaluation-routes.js";
import { DESK_EXECUTION_ROUTES } from "./desk-execution-routes.js";
import { DESK_INBOX_ROUTES } from "./desk-inbox-routes.js";
import { DESK_RULES_ROUTES } from "./desk-rules-routes.js";
import { DESK_STATS_ROUTES } from "./desk-stats-routes.js";
import { DESK_TICKET_ROUTES } from "./desk-ticket-routes.js";

/** Every endpoint of the function serve-desk. */
export const DESK_ROUTES = [
  ...DESK_INBOX_ROUTES,
  ...DESK_TICKET_ROUTES,
  ...DESK_EXECUTION_ROUTES,
  ...DESK_EVALUATION_ROUTES,
  ...DESK_CUSTOMER_ROUTES,
  ...DESK_AGENT_ROUTES,
  ...DESK_RULES_ROUTES,
  ...DESK_ASSIGNMENT_ROUTES,
  ...DESK_STATS_ROUTES,
] as const satisfies readonly RouteDefinition[];

export type DeskRoute = (typeof DESK_ROUTES)[number];
