import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { answerOf, dataOf } from "../api/answer";
import type { components } from "../api/schema";
import { visibleText } from "../design/visible-text";
import { api } from "../session/session";

export type Agent = components["schemas"]["Agent"];

/** Lists that people see change are asked for again this often, in ms. */
export const POLL_MS = 10_000;

/** Agents change seldom: their names are read again after this long, in ms. */
const AGENTS_STALE_MS = 60_000;

/** All agents, those who are not active among them: old tickets name them. Their names are as they are shown. */
export const agents = queryOptions({
  queryKey: ["agents"],
  queryFn: async ({ signal }) => {
    const { agents: all } = await dataOf(api.GET("/desk/agents", { signal }));
    return all.map((agent) => ({ ...agent, name: visibleText(agent.name) }));
  },
  staleTime: AGENTS_STALE_MS,
});

/** A ticket with its version. The inbox reads it ahead, so that it opens at once. */
export const deskTicket = (ticketId: string) =>
  queryOptions({
    queryKey: ["desk-ticket", ticketId],
    queryFn: async ({ signal }) => {
      const { data, etag } = await answerOf(
        api.GET("/desk/tickets/{id}", { params: { path: { id: ticketId } }, signal }),
      );
      return { data, etag };
    },
  });

type DeskMessage = components["schemas"]["DeskMessage"];
type Note = components["schemas"]["Note"];

/** The most that the API returns at once. */
const PAGE = 100;

/** Reads page after page. */
const allPages = async <Page extends { readonly nextCursor: string | null }, Entry>(
  readPage: (cursor: { cursor?: string }) => Promise<Page>,
  entriesOf: (page: Page) => readonly Entry[],
): Promise<readonly Entry[]> => {
  const all: Entry[] = [];
  let next: { cursor?: string } | undefined = {};
  while (next !== undefined) {
    const page: Page = await readPage(next);
    all.push(...entriesOf(page));
    next = page.nextCursor === null ? undefined : { cursor: page.nextCursor };
  }
  return all;
};

type Reading = Pick<RequestInit, "signal">;

/** Reads a ticket's public messages, the oldest first. */
export const readMessages = (ticketId: string, reading: Reading = {}): Promise<readonly DeskMessage[]> =>
  allPages(
    (cursor) =>
      dataOf(
        api.GET("/desk/tickets/{id}/messages", {
          params: { path: { id: ticketId }, query: { limit: PAGE, ...cursor } },
          ...reading,
        }),
      ),
    (page) => page.messages,
  );

/** Reads a ticket's notes, the oldest first. */
export const readNotes = (ticketId: string, reading: Reading = {}): Promise<readonly Note[]> =>
  allPages(
    (cursor) =>
      dataOf(
        api.GET("/desk/tickets/{id}/notes", {
          params: { path: { id: ticketId }, query: { limit: PAGE, ...cursor } },
          ...reading,
        }),
      ),
    (page) => page.notes,
  );

/** A ticket's public messages, the oldest first. */
export const deskMessages = (ticketId: string) =>
  queryOptions({
    queryKey: ["desk-ticket", ticketId, "messages"],
    queryFn: ({ signal }) => readMessages(ticketId, { signal }),
  });

/** A ticket's notes, the oldest first. */
export const notes = (ticketId: string) =>
  queryOptions({
    queryKey: ["desk-ticket", ticketId, "notes"],
    queryFn: ({ signal }) => readNotes(ticketId, { signal }),
  });

/** Reads what the page of a ticket shows first, so that it opens at once. */
export const readTicketAhead = (queries: QueryClient, ticketId: string): Promise<unknown> =>
  Promise.allSettled([
    queries.query(deskTicket(ticketId)),
    queries.query(deskMessages(ticketId)),
    queries.query(notes(ticketId)),
    queries.query(agents),
  ]);
