import type { AgentChange } from "../../shared/api/desk-agents-schemas.js";
import type { Caller } from "../../shared/auth/caller.js";
import { hasCapacity } from "../../shared/desk/assignment.js";
import { drainBacklog } from "../../shared/desk/automation/drain-backlog.js";
import type { Agent, AgentChangeOrigin, AgentSettings } from "../../shared/desk/store/agents.js";
import { SYSTEM } from "../../shared/desk/store/desk-tickets.js";
import { ApiProblem } from "../../shared/http/problem.js";
import { DependencyThrottled, describeError } from "../../shared/lambda/errors.js";
import type { AgentPorts } from "../ports.js";

/** Changes of one agent at the same moment are rare, tickets that are assigned to them less so. */
const ATTEMPTS = 4;

/** Tickets that an agent gets within the request that makes them available. Others follow within a minute. */
const MOST_ASSIGNED = 20;
/** Tickets listed of one partition of the unassigned ones. */
const MOST_LISTED = 50;

const AGENT_ID = /^[\w-]{1,128}$/;

/** @throws ApiProblem not-found */
const requireAgent = async (id: string, { agents }: Pick<AgentPorts, "agents">): Promise<Agent> => {
  const agent = AGENT_ID.test(id) ? await agents.find(id) : undefined;
  if (agent === undefined) throw new ApiProblem("not-found", "There is no agent with this id.");
  return agent;
};

/**
 * Agents say whether they are available themselves; all the rest is up to admins.
 * @throws ApiProblem forbidden, which names the fields
 */
const requireRight = (id: string, change: AgentChange, { subject, role }: Caller): void => {
  if (role === "admin") return;
  if (id !== subject) throw new ApiProblem("forbidden", "Only admins may change other agents.");
  const others = Object.keys(change).filter((field) => field !== "available");
  if (others.length === 0) return;
  throw new ApiProblem("forbidden", "Only admins may change this. Agents may change `available`.", {
    errors: others.map((field) => ({ pointer: `#/${field}`, detail: "expected an admin to change it" })),
  });
};

const settingsOf = (before: Agent, change: AgentChange): AgentSettings => ({
  available: change.available ?? before.available,
  capacity: change.capacity ?? before.capacity,
  lead: change.lead ?? before.lead,
  categories: change.categories ?? before.categories,
  languages: change.languages ?? before.languages,
  tiers: change.tiers ?? before.tiers,
});

const write = async (id: string, change: AgentChange, origin: AgentChangeOrigin, ports: AgentPorts) => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await requireAgent(id, ports);
    const settings = settingsOf(before, change);
    if (await ports.agents.change(before, settings, origin)) return { before, after: { ...before, ...settings } };
  }
  throw new DependencyThrottled("The agent was changed by several requests at once.");
};

/**
 * Assigns tickets that nobody has to an agent who can take some, the earliest deadline first. Never fails the request:
 * the agent is available, and watch-deadlines assigns the rest.
 * @returns ids of the tickets
 */
const drainTo = async (agent: Agent, { requestId, at }: AgentChangeOrigin, ports: AgentPorts) => {
  const onError = (ticketId: string, error: unknown): void => {
    ports.log.warn("A ticket was not assigned", { ticket_id: ticketId, ...describeError(error) });
  };
  try {
    const { tickets: waiting } = await ports.queues.unassigned(MOST_LISTED);
    const originOf = () => ({ who: SYSTEM, what: "assigned", requestId, at }) as const;
    const work = { waiting, agents: [agent], limit: MOST_ASSIGNED, originOf };
    const rules = await ports.rules();
    return (await drainBacklog(work, { tickets: ports.tickets, rules, onError })).assigned;
  } catch (error) {
    ports.log.warn("The backlog was not assigned", { agent_id: agent.id, ...describeError(error) });
    return [];
  }
};

const couldTake = (agent: Agent): boolean => agent.active && hasCapacity(agent);

/**
 * Changes an agent. One who becomes free gets tickets that nobody has.
 * @throws ApiProblem not-found, forbidden
 */
export const changeAgent = async (
  { id, change, caller }: { readonly id: string; readonly change: AgentChange; readonly caller: Caller },
  origin: AgentChangeOrigin,
  ports: AgentPorts,
): Promise<{ readonly agent: Agent; readonly assigned: readonly string[] }> => {
  requireRight(id, change, caller);
  const { before, after } = await write(id, change, origin, ports);
  if (!couldTake(after) || couldTake(before)) return { agent: after, assigned: [] };
  const assigned = await drainTo(after, origin, ports);
  return { agent: assigned.length === 0 ? after : ((await ports.agents.find(id)) ?? after), assigned };
};
