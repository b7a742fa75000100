import type { Caller } from "../../shared/auth/caller.js";
import type { TicketQuery } from "../../shared/api/ticket-schemas.js";
import { notOfThisList } from "../../shared/http/list-cursor.js";
import { type ListScope, readCursor, writeCursor } from "./cursor.js";
import type { ListPosition } from "../../shared/table/customer-ticket.js";
import type { StoredTicket, TicketReader } from "./ticket-reader.js";
import { toTimeWindow } from "../../shared/http/list-query.js";

/**
 * Tickets examined per read when there is a filter, as most may not match. Some 500 bytes each, of the 1 MB of one
 * read.
 */
const ITEMS_PER_READ = 500;

/** Reads for one page, which is then returned with what was found. */
const MAX_READS = 4;

/**
 * Matching tickets in order, up to one more than requested, and where reading stopped: `undefined` at the end of the
 * list.
 */
interface FoundPage {
  readonly tickets: readonly StoredTicket[];
  readonly next: ListPosition | undefined;
}

const find = async (
  { window, ...scope }: ListScope,
  { limit, after }: { readonly limit: number; readonly after: ListPosition | undefined },
  reader: TicketReader,
): Promise<FoundPage> => {
  const isFiltered = scope.status !== undefined || scope.priority !== undefined;
  const tickets: StoredTicket[] = [];
  let next = after;
  for (let reads = 0; reads < MAX_READS && tickets.length <= limit; reads += 1) {
    const readLimit = isFiltered ? ITEMS_PER_READ : limit + 1 - tickets.length;
    const page = await reader.list({ ...scope, ...window, after: next, limit: readLimit });
    tickets.push(...page.tickets);
    next = page.next;
    if (next === undefined) break;
  }
  return { tickets, next };
};

interface ListedTickets {
  readonly tickets: readonly StoredTicket[];
  /** For the next page; null on the last. */
  readonly nextCursor: string | null;
}

/**
 * One page of the caller's tickets, newest first. With a filter, a page may have fewer than `limit` tickets and still
 * not be the last.
 * @throws ApiProblem `invalid-request` for a cursor of another list
 */
export const listTickets = async (
  { subject }: Caller,
  { status, priority, from, to, limit, cursor }: TicketQuery,
  reader: TicketReader,
): Promise<ListedTickets> => {
  const window = toTimeWindow(from, to);
  if (window === undefined) {
    // An empty list issues no cursor.
    if (cursor !== undefined) throw notOfThisList();
    return { tickets: [], nextCursor: null };
  }
  const scope = { customerId: subject, window, status, priority };
  const after = cursor === undefined ? undefined : readCursor(cursor, scope);
  const { tickets, next } = await find(scope, { limit, after }, reader);
  const page = tickets.slice(0, limit);
  const end = tickets.length > limit ? page.at(-1) : next;
  return {
    tickets: page,
    nextCursor: end === undefined ? null : writeCursor(end, scope),
  };
};
