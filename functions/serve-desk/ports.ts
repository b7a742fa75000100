import type { AuditTrails } from "../shared/audit/audit-trail.js";
import type { Agents } from "../shared/desk/store/agents.js";
import type { DeskQueues } from "../shared/desk/store/desk-queues.js";
import type { DeskTickets, Draft, TicketEntries } from "../shared/desk/store/desk-tickets.js";
import type { ListPorts } from "./inbox/list-desk-tickets.js";
import type { RuleTable } from "./rules/rule-table.js";
import type { ModelPrices } from "./tickets/model-cost.js";

/** Drafts of agents: at most one of each for a ticket. @throws as DeskTickets */
export interface Drafts {
  find(ticketId: string, agentId: string): Promise<Draft | undefined>;
  save(ticketId: string, draft: Draft): Promise<void>;
  discard(ticketId: string, agentId: string): Promise<void>;
}

/** Somebody who looks at a ticket. */
export interface Viewer {
  readonly agent: string;
  /** ISO 8601 in UTC. */
  readonly seenAt: string;
}

/** Who looks at which ticket. @throws as DeskTickets */
export interface Presence {
  /** Writes that an agent looks at a ticket now, and returns everybody who has within 30 seconds. */
  announce(ticketId: string, agentId: string, at: Date): Promise<readonly Viewer[]>;
}

/** What serve-desk needs from outside. */
export interface DeskPorts extends ListPorts {
  readonly tickets: DeskTickets;
  readonly entries: TicketEntries;
  readonly auditTrails: AuditTrails;
  readonly drafts: Drafts;
  readonly presence: Presence;
  readonly ruleTable: RuleTable;
  readonly modelPrices: ModelPrices;
  readonly randomBytes: (size: number) => Uint8Array;
}

/** What the operations on agents need. */
export interface AgentPorts extends Pick<DeskPorts, "rules" | "now"> {
  readonly tickets: Pick<DeskTickets, "find" | "write">;
  readonly agents: Agents;
  readonly queues: Pick<DeskQueues, "unassigned">;
  /** Fields are ids and reasons, never what somebody wrote. */
  readonly log: { warn(message: string, fields: Readonly<Record<string, unknown>>): void };
}
