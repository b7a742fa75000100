import type { Caller } from "../../shared/auth/caller.js";
import type { TicketList, TicketQuery } from "../contract/ticket-schemas.js";
import { type ListScope, notOfThisList, readCursor, writeCursor } from "./cursor.js";
import type { ListPosition, StoredTicket, TicketReader } from "./ticket-reader.js";
import { toSummary } from "./ticket-view.js";
import { toTimeWindow } from "./time-window.js";

/**
 * With a filter most tickets looked at may not match: so many are looked at in one read (some 500 bytes each in the index, of
 * the 1 MB that a read may take), and so many reads are made for one page before it goes out with what was found.
 */
const ITEMS_PER_READ = 500;
const MAX_READS = 4;

/** Matching tickets in order, one more than asked for if there are so many, and where looking ended; nowhere at the end of the list. */
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
    const lookAt = isFiltered ? ITEMS_PER_READ : limit + 1 - tickets.length;
    const page = await reader.list({ ...scope, ...window, after: next, limit: lookAt });
    tickets.push(...page.tickets);
    next = page.next;
    if (next === undefined) break;
  }
  return { tickets, next };
};

/**
 * One page of the caller's tickets, newest first. With a filter it may hold fewer than `limit` and still have a next one.
 * @throws ApiProblem `invalid-request` for a cursor that is not of this list
 */
export const listTickets = async (
  { subject }: Caller,
  { status, priority, from, to, limit, cursor }: TicketQuery,
  reader: TicketReader,
): Promise<TicketList> => {
  const window = toTimeWindow(from, to);
  if (window === undefined) {
    // A list without any ticket gives out no cursor.
    if (cursor !== undefined) throw notOfThisList();
    return { tickets: [], nextCursor: null };
  }
  const scope = { customerId: subject, window, status, priority };
  const after = cursor === undefined ? undefined : readCursor(cursor, scope);
  const { tickets, next } = await find(scope, { limit, after }, reader);
  const page = tickets.slice(0, limit);
  const end = tickets.length > limit ? page.at(-1) : next;
  return { tickets: page.map(toSummary), nextCursor: end === undefined ? null : writeCursor(end, scope) };
};
