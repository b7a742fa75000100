import type { components } from "../../api/schema";
import type { ListedTicket } from "../../desk/ticket-words";

/** The most tickets that the API lists or changes at once. */
export const PAGE = 100;

/** A page of the list as it was last read. */
export interface Page {
  /** Where it begins; undefined for the first. */
  readonly cursor: string | undefined;
  /** What it was last; undefined if it must be read again: it begins elsewhere now. */
  readonly etag: string | undefined;
  readonly tickets: readonly ListedTicket[];
  readonly nextCursor: string | null;
}

/** Whether a page must be read again, because it begins elsewhere now. */
export const isMoved = ({ etag }: Page): boolean => etag === undefined;

/** The pages that were read, in order. */
export interface TicketList {
  readonly pages: readonly Page[];
  /** Tickets that the last reading found and that were not in the list before. */
  readonly arrived: readonly string[];
}

/** A page that was read again and has changed. */
export interface ReadPage {
  readonly cursor: string | undefined;
  readonly etag: string | undefined;
  readonly data: components["schemas"]["DeskTicketList"];
}

/** What a change of tickets does to one of them; the same ticket if nothing. */
export type Change = (ticket: ListedTicket) => ListedTicket;

const toPage = ({ cursor, etag, data: { tickets, nextCursor } }: ReadPage): Page => ({
  cursor,
  etag,
  tickets,
  nextCursor,
});

export const firstPage = (read: ReadPage): TicketList => ({ pages: [toPage(read)], arrived: [] });

/** The list with one more page. One that does not continue it is dropped: the list has changed meanwhile. */
export const withNextPage = (list: TicketList, read: ReadPage): TicketList =>
  list.pages.at(-1)?.nextCursor === read.cursor ? { pages: [...list.pages, toPage(read)], arrived: [] } : list;

const isSame = (one: ListedTicket, other: ListedTicket): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * A ticket as it is known best. An index lags behind a change, so a page may have an older version than the
 * response to the change; a ticket that stays the same stays the same object.
 */
const newest = (known: ListedTicket | undefined, read: ListedTicket): ListedTicket =>
  known !== undefined && (known.version > read.version || isSame(known, read)) ? known : read;

/** Tickets of a page that are new: not known before, and not only moved up from behind the page's end. */
const arrivedIn = (before: Page, after: Page, known: ReadonlyMap<string, ListedTicket>): readonly string[] => {
  const old = new Set(before.tickets.map(({ ticketId }) => ticketId));
  const lastOld = after.tickets.findLastIndex(({ ticketId }) => old.has(ticketId));
  const end = before.nextCursor === null ? after.tickets.length : lastOld;
  return after.tickets.slice(0, Math.max(end, 0)).flatMap(({ ticketId }) => (known.has(ticketId) ? [] : [ticketId]));
};

/** Pages of which each begins where the one before ends. One that begins elsewhere than before must be read again. */
const chained = (pages: readonly Page[]): readonly Page[] => {
  const result: Page[] = [];
  for (const page of pages) {
    const before = result.at(-1);
    if (before === undefined || before.nextCursor === page.cursor) result.push(page);
    else if (before.nextCursor !== null) result.push({ ...page, cursor: before.nextCursor, etag: undefined });
    else break;
  }
  return result;
};

/** Every ticket of the list by its id; of one that two pages have, the newest version. */
const byId = ({ pages }: TicketList): ReadonlyMap<string, ListedTicket> => {
  const known = new Map<string, ListedTicket>();
  for (const { tickets } of pages)
    for (const ticket of tickets) {
      const other = known.get(ticket.ticketId);
      if (other === undefined || other.version < ticket.version) known.set(ticket.ticketId, ticket);
    }
  return known;
};

/** The list after some of its pages were read again. Pages that have not changed are not among them. */
export const withReadPages = (list: TicketList, reads: readonly ReadPage[]): TicketList => {
  if (reads.length === 0) return list.arrived.length === 0 ? list : { ...list, arrived: [] };
  const known = byId(list);
  const arrived: string[] = [];
  const pages = list.pages.map((page) => {
    const read = reads.find(({ cursor }) => cursor === page.cursor);
    if (read === undefined) return page;
    const after = toPage(read);
    arrived.push(...arrivedIn(page, after, known));
    return { ...after, tickets: after.tickets.map((ticket) => newest(known.get(ticket.ticketId), ticket)) };
  });
  return { pages: chained(pages), arrived };
};

/** The list with a change of some of its tickets. */
export const withChange = (list: TicketList, change: Change): TicketList => ({
  arrived: list.arrived,
  pages: list.pages.map((page) => {
    const tickets = page.tickets.map(change);
    return tickets.every((ticket, place) => ticket === page.tickets[place]) ? page : { ...page, tickets };
  }),
});

/** Its tickets in order, each once, without those that are solved: they have left the inbox. */
export const ticketsOf = ({ pages }: TicketList): readonly ListedTicket[] => {
  const seen = new Set<string>();
  return pages
    .flatMap(({ tickets }) => tickets)
    .filter(({ ticketId, deskStatus }) => {
      if (seen.has(ticketId) || deskStatus === "SOLVED" || deskStatus === "CLOSED") return false;
      seen.add(ticketId);
      return true;
    });
};

/** The pages to read again: the first, those with these tickets, and what is between them. */
export const pagesWith = ({ pages }: TicketList, ticketIds: readonly string[]): readonly Page[] => {
  const wanted = new Set(ticketIds);
  const places = pages.flatMap(({ tickets }, place) =>
    tickets.some(({ ticketId }) => wanted.has(ticketId)) ? [place] : [],
  );
  const first = places.at(0) ?? 0;
  const last = places.at(-1) ?? 0;
  return pages.filter((_page, place) => place === 0 || (place >= first && place <= last));
};
