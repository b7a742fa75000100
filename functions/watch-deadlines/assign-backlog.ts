import { assignTo } from "../shared/desk/automation/assign-ticket.js";
import { drainBacklog, isWaiting } from "../shared/desk/automation/drain-backlog.js";
import { hasCapacity } from "../shared/desk/assignment.js";
import type { DeskTicket } from "../shared/desk/desk-ticket.js";
import { activeAgents, type Agent } from "../shared/desk/store/agents.js";
import { type ChangeOrigin, SYSTEM } from "../shared/desk/store/desk-tickets.js";
import { reportFailure } from "./report-failure.js";
import type { Run } from "./ports.js";

/** Tickets that one run takes from each agent who is not active any more. */
const MOST_RELEASED = 100;
/** Tickets listed of one partition of the unassigned ones. There are 6 partitions. */
const MOST_LISTED = 4_000;
/** Tickets that one run assigns. */
const MOST_ASSIGNED = 500;

/** A run may release and assign a ticket in one millisecond: their audit entries have different ids. */
const originOf = (step: "release" | "assign", { id, now }: Run): ChangeOrigin => ({
  who: SYSTEM,
  what: "assigned",
  requestId: `${id}#${step}`,
  at: now(),
});

/** Takes a ticket from an agent, if they still have it. */
const releaseOne = async (ticketId: string, agentId: string, run: Run): Promise<DeskTicket | undefined> => {
  const ticket = await run.tickets.find(ticketId);
  if (ticket?.assignee !== agentId) return undefined;
  const released = await assignTo(ticket, undefined, originOf("release", run), run);
  return typeof released === "string" ? undefined : released.ticket;
};

const releaseFrom = async (agentId: string, run: Run): Promise<DeskTicket[]> => {
  const { tickets, isCut } = await run.queues.ofAgent(agentId, MOST_RELEASED);
  if (isCut) run.count("deskWorkLeft", 1);
  const released: DeskTicket[] = [];
  for (const { ticketId } of tickets) {
    if (run.isOutOfTime()) break;
    try {
      const ticket = await releaseOne(ticketId, agentId, run);
      if (ticket !== undefined) released.push(ticket);
    } catch (error) {
      reportFailure(run, ticketId, error);
    }
  }
  return released;
};

/** Agents who are not active and, by their load, still have tickets. */
const leavers = (agents: readonly Agent[]): readonly Agent[] =>
  agents.filter(({ active, openCount }) => !active && openCount > 0);

/**
 * Tickets of agents who were deactivated, or are customers now, belong to nobody again.
 * @returns those tickets, which the index of unassigned tickets may not have yet
 */
export const releaseTickets = async (run: Run): Promise<readonly DeskTicket[]> => {
  const released: DeskTicket[] = [];
  for (const { id } of leavers(await run.agents.list())) released.push(...(await releaseFrom(id, run)));
  return released;
};

/** Unassigned tickets, the earliest deadline first, each once. Those that were just released come last. */
const waitingTickets = async (released: readonly DeskTicket[], run: Run): Promise<readonly DeskTicket[]> => {
  const { tickets, unreadable, isCut } = await run.queues.unassigned(MOST_LISTED);
  for (const id of unreadable) reportFailure(run, id, new Error("The item of the ticket cannot be read."));
  if (isCut) run.count("deskWorkLeft", 1);
  const listed = new Set(tickets.map(({ ticketId }) => ticketId));
  return [...tickets, ...released.filter(({ ticketId }) => !listed.has(ticketId))].filter(isWaiting);
};

/**
 * Assigns waiting tickets to free agents. This is also how a new ticket gets its agent: within a minute.
 * @param released see releaseTickets
 */
export const assignBacklog = async (released: readonly DeskTicket[], run: Run): Promise<void> => {
  const agents = await run.agents.list();
  if (!activeAgents(agents).some(hasCapacity)) return;
  const work = {
    waiting: await waitingTickets(released, run),
    agents,
    limit: MOST_ASSIGNED,
    originOf: () => originOf("assign", run),
    isOutOfTime: run.isOutOfTime,
  };
  const { assigned, left } = await drainBacklog(work, {
    ...run,
    onError: (ticketId, error) => {
      reportFailure(run, ticketId, error);
    },
  });
  run.count("ticketsAssigned", assigned.length);
  run.count("deskWorkLeft", left);
};
