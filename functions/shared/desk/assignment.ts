import type { Tier } from "../contracts/ticket-event.js";
import type { Category } from "../contracts/ticket-record.js";

/** An agent as the assignment sees them. An empty list of skills stands for all. */
export interface AssignableAgent {
  readonly id: string;
  /** Tickets that the agent may have at once, at least 0. */
  readonly capacity: number;
  /** Tickets that the agent has: OPEN, PENDING and ON_HOLD. */
  readonly openCount: number;
  readonly available: boolean;
  /** ISO 8601 in UTC; undefined for an agent who never got a ticket. */
  readonly lastAssignedAt?: string | undefined;
  readonly categories: readonly Category[];
  /** BCP 47 codes such as `de`; the language of `de-CH` is `de`. */
  readonly languages: readonly string[];
  readonly tiers: readonly Tier[];
}

export interface AssignableTicket {
  readonly category: Category;
  /** BCP 47; `und` for none, which every agent can read as well as another. */
  readonly language: string;
  readonly tier: Tier;
}

const hasSkill = <T>(skills: readonly T[], needed: T): boolean => skills.length === 0 || skills.includes(needed);

const speaks = ({ languages }: AssignableAgent, language: string): boolean => {
  const [primary = "und"] = language.toLowerCase().split("-");
  return primary === "und" || hasSkill(languages, primary);
};

/** Whether an agent is there and below their capacity. */
export const hasCapacity = ({ available, openCount, capacity }: AssignableAgent): boolean =>
  available && openCount < capacity;

/** Whether an agent has the skills for a ticket. */
export const canAnswer = (agent: AssignableAgent, { category, language, tier }: AssignableTicket): boolean =>
  speaks(agent, language) && hasSkill(agent.categories, category) && hasSkill(agent.tiers, tier);

/** Fewest tickets first; of equals, whoever waits longest for one; then by id, so that the order is always the same. */
const byLoad = (one: AssignableAgent, other: AssignableAgent): number =>
  one.openCount - other.openCount ||
  (one.lastAssignedAt ?? "").localeCompare(other.lastAssignedAt ?? "") ||
  (one.id < other.id ? -1 : 1);

/**
 * Agents who can take a ticket, the one to ask first in front: the least loaded who is available, below capacity and
 * has the skills. Whoever assigns tries them in this order, each under the condition that their load has not changed,
 * because another ticket may be assigned at the same time.
 */
export const rankAgents = <T extends AssignableAgent>(agents: readonly T[], ticket: AssignableTicket): readonly T[] =>
  agents.filter((agent) => hasCapacity(agent) && canAnswer(agent, ticket)).toSorted(byLoad);

/** An agent who may be a lead: escalated tickets go to one. */
interface PossibleLead extends AssignableAgent {
  readonly lead: boolean;
  readonly role: string;
}

/** The leads among the agents: those who are marked so, or the admins when nobody is. */
export const leadsOf = <T extends PossibleLead>(agents: readonly T[]): readonly T[] => {
  const marked = agents.filter(({ lead }) => lead);
  return marked.length > 0 ? marked : agents.filter(({ role }) => role === "admin");
};

/**
 * Leads who can take an escalated ticket, the one to ask first in front. Their skills do not matter: they decide who
 * can help. Their capacity does, so that a day on which many tickets are late does not bury them.
 */
export const rankLeads = <T extends PossibleLead>(agents: readonly T[]): readonly T[] =>
  leadsOf(agents).filter(hasCapacity).toSorted(byLoad);
