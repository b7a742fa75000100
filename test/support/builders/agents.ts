import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Agent } from "../../../functions/shared/desk/store/agents.js";
import { deskItemKey } from "../../../functions/shared/table/ticket-table.js";

/** An agent with all skills, who is available and has no tickets. */
export const anAgent = (change: Partial<Agent> = {}): Agent => ({
  id: "u-ada",
  name: "Ada Byron",
  role: "agent",
  active: true,
  available: true,
  capacity: 10,
  openCount: 0,
  lastAssignedAt: undefined,
  lead: false,
  categories: [],
  languages: [],
  tiers: [],
  ...change,
});

const list = (texts: readonly string[]): AttributeValue => ({ L: texts.map((S) => ({ S })) });

/** An agent's item, as the table has it. */
export const anAgentItem = (change: Partial<Agent> = {}): Record<string, AttributeValue> => {
  const agent = anAgent(change);
  return {
    ...deskItemKey("agents", agent.id),
    name: { S: agent.name },
    role: { S: agent.role },
    active: { BOOL: agent.active },
    available: { BOOL: agent.available },
    capacity: { N: String(agent.capacity) },
    open_count: { N: String(agent.openCount) },
    ...(agent.lastAssignedAt !== undefined && { last_assigned_at: { S: agent.lastAssignedAt } }),
    lead: { BOOL: agent.lead },
    categories: list(agent.categories),
    languages: list(agent.languages),
    tiers: list(agent.tiers),
  };
};
