import { rankAgents } from "../assignment.js";
import { patchTicket } from "../change-ticket.js";
import type { DeskRules } from "../desk-rules.js";
import type { DeskTicket } from "../desk-ticket.js";
import { activeAgents, type Agent } from "../store/agents.js";
import type { ChangeOrigin, DeskTickets, TicketWritten } from "../store/desk-tickets.js";

/** The ticket after an assignment, or why there was none. */
export type Assigned =
  { readonly ticket: DeskTicket; readonly agentId: string | undefined } | Exclude<TicketWritten, "written">;

interface AssignPorts {
  readonly tickets: Pick<DeskTickets, "write">;
  readonly rules: DeskRules;
}

/**
 * Assigns a ticket to an agent, if the agent is active and below capacity at that moment; without an id, nobody has it
 * any more. To the agent who has it, nothing is written.
 * @throws StatusChangeRefused for a ticket that is CLOSED; as DeskTickets.write
 */
export const assignTo = async (
  before: DeskTicket,
  agentId: string | undefined,
  origin: ChangeOrigin,
  { tickets, rules }: AssignPorts,
): Promise<Assigned> => {
  const changed = patchTicket(before, { assignee: agentId ?? null }, "staff", rules, origin.at.getTime());
  if (changed.changes.length === 0) return { ticket: before, agentId };
  const written = await tickets.write({ before, changed, origin });
  return written === "written" ? { ticket: changed.ticket, agentId } : written;
};

/** `nobody-free`: no agent with the skills is available and below capacity. */
export type AutomaticallyAssigned = Exclude<Assigned, "agent-full" | "agent-missing"> | "nobody-free";

/**
 * Assigns a ticket to the least loaded agent who can answer it. Loads may have changed since `agents` were read, so
 * each agent is tried under the condition of their capacity, and the next one is asked if it does not hold.
 * @param onRefused gets every agent who could not have the ticket after all
 */
export const assignAutomatically = async (
  before: DeskTicket,
  agents: readonly Agent[],
  origin: ChangeOrigin,
  ports: AssignPorts,
  onRefused: (agentId: string) => void = () => undefined,
): Promise<AutomaticallyAssigned> => {
  for (const { id } of rankAgents(activeAgents(agents), before)) {
    const assigned = await assignTo(before, id, origin, ports);
    if (assigned !== "agent-full" && assigned !== "agent-missing") return assigned;
    onRefused(id);
  }
  return "nobody-free";
};
