import type { DeskAgentRoute } from "../../shared/api/desk-agents-routes.js";
import type { AgentView } from "../../shared/api/desk-agents-schemas.js";
import type { Agent } from "../../shared/desk/store/agents.js";
import type { OperationsOf } from "../../shared/http/operation.js";
import type { AgentPorts } from "../ports.js";
import { changeAgent } from "./change-agent.js";

const toView = ({ lastAssignedAt, categories, languages, tiers, ...agent }: Agent): AgentView => ({
  ...agent,
  lastAssignedAt: lastAssignedAt ?? null,
  categories: [...categories],
  languages: [...languages],
  tiers: [...tiers],
});

/** The operations on agents. */
export const agentOperations = (ports: AgentPorts): OperationsOf<DeskAgentRoute> => ({
  listAgents: async () => ({ body: { agents: (await ports.agents.list()).map(toView) } }),
  changeAgent: async ({ parameters: { id }, body: change, caller, requestId }) => {
    const origin = { who: caller.subject, requestId, at: ports.now() };
    const { agent, assigned } = await changeAgent({ id, change, caller }, origin, ports);
    return { body: { ...toView(agent), assigned: [...assigned] } };
  },
});
