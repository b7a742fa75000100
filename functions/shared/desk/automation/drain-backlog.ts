import { hasCapacity, rankAgents } from "../assignment.js";
import type { DeskRules } from "../desk-rules.js";
import type { DeskTicket } from "../desk-ticket.js";
import { activeAgents, type Agent } from "../store/agents.js";
import type { ChangeOrigin, DeskTickets } from "../store/desk-tickets.js";
import { assignAutomatically } from "./assign-ticket.js";

export interface DrainPorts {
  readonly tickets: Pick<DeskTickets, "find" | "write">;
  readonly rules: DeskRules;
  /** Gets a ticket that could not be assigned because of an error. The others are assigned all the same. */
  readonly onError: (ticketId: string, error: unknown) => void;
}

/** Who may get how many tickets. */
export interface DrainWork {
  /** Unassigned tickets as an index lists them, the one to assign first in front. */
  readonly waiting: readonly DeskTicket[];
  readonly agents: readonly Agent[];
  /** Most tickets to try. */
  readonly limit: number;
  readonly originOf: (ticket: DeskTicket) => ChangeOrigin;
  readonly isOutOfTime?: () => boolean;
}

export interface Drained {
  /** Ids of the tickets that were assigned. */
  readonly assigned: readonly string[];
  /** Tickets that a free agent could answer and that were not tried: the next run's. */
  readonly left: number;
}

/** The loads of agents while tickets are assigned one after another. */
class Loads {
  #agents: readonly Agent[];

  constructor(agents: readonly Agent[]) {
    this.#agents = activeAgents(agents);
  }

  get agents(): readonly Agent[] {
    return this.#agents;
  }

  get isAnyFree(): boolean {
    return this.#agents.some(hasCapacity);
  }

  canTake(ticket: DeskTicket): boolean {
    return rankAgents(this.#agents, ticket).length > 0;
  }

  add(agentId: string, at: Date): void {
    this.#agents = this.#agents.map((agent) =>
      agent.id === agentId ? { ...agent, openCount: agent.openCount + 1, lastAssignedAt: at.toISOString() } : agent,
    );
  }

  remove(agentId: string): void {
    this.#agents = this.#agents.filter(({ id }) => id !== agentId);
  }
}

/** A ticket that waits for an agent. PENDING and ON_HOLD wait for somebody else, and are assigned when OPEN again. */
export const isWaiting = ({ deskStatus, assignee }: DeskTicket): boolean =>
  deskStatus === "OPEN" && assignee === undefined;

/** Reads the ticket itself, because the index may lag behind it. @returns whether it was assigned */
const drainOne = async (ticketId: string, loads: Loads, work: DrainWork, ports: DrainPorts): Promise<boolean> => {
  const ticket = await ports.tickets.find(ticketId);
  if (ticket === undefined || !isWaiting(ticket)) return false;
  const origin = work.originOf(ticket);
  const assigned = await assignAutomatically(ticket, loads.agents, origin, ports, (id) => {
    loads.remove(id);
  });
  if (typeof assigned === "string" || assigned.agentId === undefined) return false;
  loads.add(assigned.agentId, origin.at);
  return true;
};

/**
 * Assigns waiting tickets to free agents until no agent is free who can answer one, time is up, or `limit` tickets were
 * tried. A
 * ticket whose skills nobody free has does not keep the next one waiting.
 */
export const drainBacklog = async (work: DrainWork, ports: DrainPorts): Promise<Drained> => {
  const loads = new Loads(work.agents);
  const assigned: string[] = [];
  let [tried, left] = [0, 0];
  for (const ticket of work.waiting) {
    if (!loads.isAnyFree) break;
    if (!loads.canTake(ticket)) continue;
    if (tried === work.limit || work.isOutOfTime?.() === true) {
      left += 1;
      continue;
    }
    tried += 1;
    try {
      if (await drainOne(ticket.ticketId, loads, work, ports)) assigned.push(ticket.ticketId);
    } catch (error) {
      ports.onError(ticket.ticketId, error);
    }
  }
  return { assigned, left };
};
