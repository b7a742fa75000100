import type { RouteDefinition } from "../http/route.js";
import { DeskStatsQuerySchema, DeskStatsSchema } from "./desk-stats-schemas.js";

/** How the desk is doing. */
export const DESK_STATS_ROUTES = [
  {
    tag: "Desk",
    roles: ["agent", "admin"],
    access: "tickets:read",
    method: "GET",
    operationId: "readDeskStats",
    path: "/desk/stats",
    summary: "Read what is open now, and figures of each day",
    query: DeskStatsQuerySchema,
    response: { status: 200, description: "The figures.", schema: DeskStatsSchema, etag: true },
  },
] as const satisfies readonly RouteDefinition[];

export type DeskStatsRoute = (typeof DESK_STATS_ROUTES)[number];
