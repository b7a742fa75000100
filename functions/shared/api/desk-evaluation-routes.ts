import { STAFF_ROLES } from "../auth/caller.js";
import type { RouteDefinition } from "../http/route.js";
import { EvaluationViewSchema } from "./desk-evaluation-schemas.js";
import { DeskTicketPathSchema } from "./desk-ticket-schemas.js";

/** How good replies are. */
export const DESK_EVALUATION_ROUTES = [
  {
    operationId: "readEvaluation",
    method: "GET",
    path: "/desk/tickets/{id}/evaluation",
    summary: "Show the verdicts on the model's reply to a ticket",
    tag: "Desk",
    access: "tickets:read",
    roles: STAFF_ROLES,
    parameters: DeskTicketPathSchema,
    response: {
      status: 200,
      description: "The verdicts, if there are some.",
      schema: EvaluationViewSchema,
      etag: true,
    },
    problems: ["not-found"],
  },
] as const satisfies readonly RouteDefinition[];

export type DeskEvaluationRoute = (typeof DESK_EVALUATION_ROUTES)[number];
