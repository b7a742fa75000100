import type { StatsQuery, TicketStats } from "../../shared/api/conversation-schemas.js";
import type { Caller } from "../../shared/auth/caller.js";
import type { ListPosition } from "../../shared/table/customer-ticket.js";
import type { StoredTicket, TicketReader } from "./ticket-reader.js";
import { toTimeWindow } from "../../shared/http/list-query.js";

/** Tickets per read: some 500 bytes each, of the 1 MB of one read. */
const ITEMS_PER_READ = 1_000;

/** Reads for one count: the newest ten thousand tickets. */
const MAX_READS = 10;

const noStatus = (): TicketStats["byStatus"] => ({
  RECEIVED: 0,
  NOT_ACCEPTED: 0,
  PROCESSING: 0,
  ANSWERED: 0,
  NEEDS_HUMAN: 0,
  FAILED: 0,
});

const noPriority = (): TicketStats["byPriority"] => ({ CRITICAL: 0, HIGH: 0, MEDIUM: 0, NORMAL: 0, NONE: 0 });

const toStats = (tickets: readonly StoredTicket[], isComplete: boolean): TicketStats => {
  const [byStatus, byPriority] = [noStatus(), noPriority()];
  for (const { status, priority = "NONE" } of tickets) {
    byStatus[status] += 1;
    byPriority[priority] += 1;
  }
  return { total: tickets.length, byStatus, byPriority, isComplete };
};

/** Counts the caller's tickets, by the index: of very many, only the newest. */
export const countTickets = async (
  { subject }: Caller,
  { from, to }: StatsQuery,
  reader: TicketReader,
): Promise<TicketStats> => {
  const window = toTimeWindow(from, to);
  if (window === undefined) return toStats([], true);
  const scope = { customerId: subject, ...window, status: undefined, priority: undefined };
  const tickets: StoredTicket[] = [];
  let after: ListPosition | undefined;
  for (let reads = 0; reads < MAX_READS; reads += 1) {
    const page = await reader.list({ ...scope, after, limit: ITEMS_PER_READ });
    tickets.push(...page.tickets);
    after = page.next;
    if (after === undefined) return toStats(tickets, true);
  }
  return toStats(tickets, false);
};
