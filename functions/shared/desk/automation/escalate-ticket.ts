import { leadsOf, rankLeads } from "../assignment.js";
import type { ChangedTicket } from "../change-ticket.js";
import type { DeskRules } from "../desk-rules.js";
import type { DeskTicket } from "../desk-ticket.js";
import { activeAgents, type Agent } from "../store/agents.js";
import type { ChangeOrigin, DeskTickets, Notice } from "../store/desk-tickets.js";
import { escalateTicket } from "./deadlines.js";

/** Why a ticket is escalated, and by whom. */
export interface Escalation {
  readonly kind: Extract<Notice["kind"], "escalated" | "breached">;
  /** For the notice, such as `first response overdue`: nothing that the customer wrote. */
  readonly cause: string;
  readonly noticeId: string;
  readonly origin: ChangeOrigin;
}

interface EscalatePorts {
  readonly tickets: Pick<DeskTickets, "write">;
  readonly rules: DeskRules;
}

/** An escalated ticket and the notice of it, or `conflict` when the ticket has another version by now. */
export type Escalated = { readonly ticket: DeskTicket; readonly notice: Notice } | "conflict";

/** Leads to try in order, then nobody: without a free lead the ticket stays with whoever has it. */
const leadsFor = ({ assignee }: DeskTicket, agents: readonly Agent[]): readonly (Agent | undefined)[] => {
  const active = activeAgents(agents);
  return leadsOf(active).some(({ id }) => id === assignee) ? [undefined] : [...rankLeads(active), undefined];
};

const noticeOf = ({ ticket }: ChangedTicket, lead: Agent | undefined, escalation: Escalation): Notice => {
  const { ticketId, priority, assignee } = ticket;
  const whose = lead === undefined ? `it stays with ${assignee ?? "nobody"}` : `it was assigned to ${lead.name}`;
  const text = `Ticket ${ticketId} was escalated: ${escalation.cause}. Its priority is ${priority}; ${whose}.`;
  return { id: escalation.noticeId, kind: escalation.kind, ticketId, text };
};

/**
 * Escalates a ticket: one priority higher, assigned to the least loaded lead with room, with a notice that is written
 * in the same transaction. A ticket that a lead has stays with them. Leads keep their capacity, too.
 * @throws StatusChangeRefused for a ticket that is CLOSED; as DeskTickets.write
 */
export const escalate = async (
  before: DeskTicket,
  agents: readonly Agent[],
  escalation: Escalation,
  { tickets, rules }: EscalatePorts,
): Promise<Escalated> => {
  const { origin } = escalation;
  for (const lead of leadsFor(before, agents)) {
    const changed = escalateTicket(before, lead?.id, rules, origin.at.getTime());
    const notice = noticeOf(changed, lead, escalation);
    const written = await tickets.write({ before, changed, origin, notice });
    if (written === "written") return { ticket: changed.ticket, notice };
    if (written === "conflict") return "conflict";
  }
  return "conflict";
};
