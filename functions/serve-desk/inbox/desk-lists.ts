import type { Category, Priority, TicketStatus } from "../../shared/contracts/ticket-record.js";
import type { Tier } from "../../shared/contracts/ticket-event.js";
import type { DeskStatus } from "../../shared/desk/desk-status.js";
import type { DeskTicket } from "../../shared/desk/desk-ticket.js";
import type { TimeWindow } from "../../shared/http/list-query.js";
import type { AGENT_INDEX, QUEUE_INDEX } from "../../shared/table/ticket-table.js";
import type { PartitionPage } from "./merge-partitions.js";

/** Tickets that are listed together, in the order of their deadlines: a part of a queue, or an agent's tickets. */
export interface DeskPartition {
  readonly index: typeof QUEUE_INDEX | typeof AGENT_INDEX;
  readonly key: string;
}

/** Which tickets of a partition are wanted; a missing value stands for all. */
export interface TicketFilter {
  readonly status?: TicketStatus | undefined;
  readonly deskStatus?: DeskStatus | undefined;
  readonly priority?: Priority | undefined;
  readonly category?: Category | undefined;
  readonly tier?: Tier | undefined;
  readonly lane?: DeskTicket["lane"] | undefined;
  /** BCP 47: `de` stands for `de-CH`, too. */
  readonly language?: string | undefined;
  readonly tag?: string | undefined;
  readonly assignee?: string | undefined;
  readonly customer?: string | undefined;
  readonly submitted?: TimeWindow | undefined;
}

export interface PartitionRange {
  /** Key of the last ticket before the wanted ones. */
  readonly after: string | undefined;
  /** Last deadline of the wanted ones: ISO 8601 in UTC with milliseconds. */
  readonly until: string | undefined;
  /** Tickets to examine at most; fewer may match. */
  readonly limit: number;
}

/** A ticket of a list. Of a long subject it has the beginning only. */
export interface QueuedTicket extends DeskTicket {
  readonly dueKey: string;
}

/** Tells of a ticket that could not be read, by its key. */
export interface ListLog {
  warn(message: string, fields: Readonly<Record<string, unknown>>): void;
}

/** The lists of the desk's tickets. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
export interface DeskLists {
  /** Reads an index, which shows a change a moment after it was written. */
  read(partition: DeskPartition, range: PartitionRange, filter: TicketFilter): Promise<PartitionPage<QueuedTicket>>;
}
