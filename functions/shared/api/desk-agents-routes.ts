import { STAFF_ROLES } from "../auth/caller.js";
import type { RouteDefinition } from "../http/route.js";
import { AgentChangeSchema, AgentListSchema, AgentPathSchema, ChangedAgentSchema } from "./desk-agents-schemas.js";

const STAFF = { tag: "Desk", roles: STAFF_ROLES } as const;

/** Who works at the desk. */
export const DESK_AGENT_ROUTES = [
  {
    ...STAFF,
    operationId: "listAgents",
    method: "GET",
    path: "/desk/agents",
    summary: "List the agents, with their load and availability",
    access: "tickets:read",
    response: { status: 200, description: "All agents, also those who are not active.", schema: AgentListSchema },
  },
  {
    ...STAFF,
    operationId: "changeAgent",
    method: "PUT",
    path: "/desk/agents/{id}",
    summary: "Change whether an agent is available; for admins also capacity, skills and lead",
    access: "tickets:write",
    parameters: AgentPathSchema,
    body: AgentChangeSchema,
    response: { status: 200, description: "The agent after the change.", schema: ChangedAgentSchema },
    problems: ["not-found"],
  },
] as const satisfies readonly RouteDefinition[];

export type DeskAgentRoute = (typeof DESK_AGENT_ROUTES)[number];
