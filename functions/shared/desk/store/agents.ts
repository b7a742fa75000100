import type { AuditOrigin } from "../../audit/audit-trail.js";
import type { StaffRole } from "../../auth/caller.js";
import type { AssignableAgent } from "../assignment.js";

/** Tickets that a new agent may have at once. */
export const DEFAULT_CAPACITY = 10;
/** Largest capacity that can be set. */
export const MAX_CAPACITY = 1_000;

/**
 * A user who works on tickets. `available` is what the agent says, `active` what the user is: somebody who was
 * deactivated, or is a customer now, keeps their item and is not active.
 */
export interface Agent extends AssignableAgent {
  readonly name: string;
  readonly role: StaffRole;
  readonly active: boolean;
  /** Whether escalated tickets may go to them. */
  readonly lead: boolean;
}

/** What can be set of an agent. How many tickets they have follows from the tickets. */
export const AGENT_SETTINGS = ["available", "capacity", "lead", "categories", "languages", "tiers"] as const;
export type AgentSettings = Pick<Agent, (typeof AGENT_SETTINGS)[number]>;

/** Who changes an agent's settings, by which request, and when. */
export type AgentChangeOrigin = Omit<AuditOrigin, "what">;

/** The agents. Reads are consistent. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
export interface Agents {
  /** All agents, also those who are not active, by id. */
  list(): Promise<readonly Agent[]>;
  find(agentId: string): Promise<Agent | undefined>;
  /**
   * Writes the settings that differ, and an entry of the user's audit trail.
   * @returns whether they were written: not when the agent was changed meanwhile
   */
  change(before: Agent, after: AgentSettings, origin: AgentChangeOrigin): Promise<boolean>;
}

/** Agents who can get tickets at all: a user who is deactivated or a customer cannot, whatever their item says. */
export const activeAgents = (agents: readonly Agent[]): readonly Agent[] => agents.filter(({ active }) => active);
