import type { RouteDefinition } from "../http/route.js";
import { DESK_TICKET_ROUTES } from "./desk-ticket-routes.js";

/** Every endpoint of the function serve-desk. */
export const DESK_ROUTES = [...DESK_TICKET_ROUTES] as const satisfies readonly RouteDefinition[];

export type DeskRoute = (typeof DESK_ROUTES)[number];
