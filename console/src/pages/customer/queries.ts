import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { dataOf } from "../../api/answer";
import type { components } from "../../api/schema";
import { api } from "../../session/session";

export type OwnTicket = components["schemas"]["Ticket"];
export type OwnTicketSummary = components["schemas"]["TicketSummary"];
export type Message = components["schemas"]["Message"];

/** How often a page asks whether something is new, in ms. */
const POLL_MS = 10_000;

const LIST_PAGE = 25;
/** The most that the API returns at once. */
const MESSAGE_PAGE = 100;

/** Instead of a cursor, for the first page. */
const FIRST_PAGE = "";

/** The person's tickets, the newest first. */
export const ownTickets = infiniteQueryOptions({
  queryKey: ["own-tickets"],
  queryFn: ({ pageParam, signal }) =>
    dataOf(
      api.GET("/tickets", {
        params: { query: { limit: LIST_PAGE, ...(pageParam === FIRST_PAGE ? {} : { cursor: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: FIRST_PAGE,
  getNextPageParam: ({ nextCursor }) => nextCursor,
  refetchInterval: POLL_MS,
});

export const ownTicket = (ticketId: string) =>
  queryOptions({
    queryKey: ["own-ticket", ticketId],
    queryFn: ({ signal }) => dataOf(api.GET("/tickets/{id}", { params: { path: { id: ticketId } }, signal })),
    refetchInterval: POLL_MS,
  });

const messagePage = (ticketId: string, cursor: string | null, signal: AbortSignal) =>
  dataOf(
    api.GET("/tickets/{id}/messages", {
      params: { path: { id: ticketId }, query: { limit: MESSAGE_PAGE, ...(cursor === null ? {} : { cursor }) } },
      signal,
    }),
  );

/** All messages of a ticket, the oldest first, beginning with its own text. */
export const messages = (ticketId: string) =>
  queryOptions({
    queryKey: ["own-ticket", ticketId, "messages"],
    queryFn: async ({ signal }) => {
      const all: Message[] = [];
      let cursor: string | null = null;
      do {
        const page: components["schemas"]["MessageList"] = await messagePage(ticketId, cursor, signal);
        all.push(...page.messages);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return all;
    },
    refetchInterval: POLL_MS,
  });

/** Reads the first of the person's tickets. */
export const readTicketsAhead = (queries: QueryClient): Promise<unknown> => queries.infiniteQuery(ownTickets);

/** Reads what the page of a ticket shows first. */
export const readTicketAhead = (queries: QueryClient, ticketId: string): Promise<unknown> =>
  Promise.allSettled([queries.query(ownTicket(ticketId)), queries.query(messages(ticketId))]);
