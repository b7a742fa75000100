import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { answerOf, dataOf } from "../../api/answer";
import { ApiError } from "../../api/problem";
import type { components } from "../../api/schema";
import { agents, POLL_MS } from "../../desk/queries";
import type { ListedTicket } from "../../desk/ticket-words";
import { api } from "../../session/session";
import { type InboxSearch, toQuery } from "./search";
import {
  firstPage,
  PAGE,
  type Page,
  pagesWith,
  type ReadPage,
  type TicketList,
  withChange,
  withNextPage,
  withReadPages,
} from "./ticket-list";

export type TicketPatch = components["schemas"]["TicketPatch"];
export type BulkChange = components["schemas"]["BulkChange"];
export type BulkResult = components["schemas"]["BulkResult"];

/** A list that nobody looks at is kept this long, in ms, so that coming back from tickets finds it as it was. */
const KEEP_MS = 60 * 60_000;

/** Every list of the inbox has a key that begins with this. */
export const INBOX_KEY = ["inbox"] as const;

/** Ids of the tickets that are on the screen. Only their pages are read again. */
let visible: readonly string[] = [];

export const setVisibleTickets = (ticketIds: readonly string[]): void => {
  visible = ticketIds;
};

type Known = Pick<Page, "cursor" | "etag">;

/** Reads a page. @returns undefined if it has not changed since `etag` */
const readPage = async (
  search: InboxSearch,
  { cursor, etag }: Known,
  signal?: AbortSignal,
): Promise<ReadPage | undefined> => {
  const query = { ...toQuery(search), limit: PAGE, ...(cursor !== undefined && { cursor }) };
  try {
    const answer = await answerOf(
      api.GET("/desk/tickets", {
        params: { query },
        ...(etag !== undefined && { headers: { "If-None-Match": etag } }),
        ...(signal !== undefined && { signal }),
      }),
    );
    return { cursor, etag: answer.etag, data: answer.data };
  } catch (error) {
    if (error instanceof ApiError && error.status === 304) return undefined;
    throw error;
  }
};

/**
 * A list of the inbox. Reading it again reads its first page and those on the screen, each only if it has changed; more
 * pages come with {@link readMore}.
 */
export const inbox = (search: InboxSearch) => {
  const queryKey = [...INBOX_KEY, search] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }): Promise<TicketList> => {
      const before = client.getQueryData<TicketList>(queryKey);
      const pages = before === undefined ? [{ cursor: undefined, etag: undefined }] : pagesWith(before, visible);
      const reads = await Promise.all(pages.map((page) => readPage(search, page, signal)));
      const changed = reads.filter((read) => read !== undefined);
      // More pages and own changes may have come meanwhile.
      const now = client.getQueryData<TicketList>(queryKey);
      const [first] = changed;
      return now === undefined && first !== undefined
        ? firstPage(first)
        : withReadPages(now ?? { pages: [], arrived: [] }, changed);
    },
    refetchInterval: POLL_MS,
    gcTime: KEEP_MS,
    // Tickets that stay the same stay the same objects by themselves.
    structuralSharing: false,
  });
};

/** Reads what the inbox shows first. */
export const readInboxAhead = (queries: QueryClient, search: InboxSearch): Promise<unknown> =>
  Promise.allSettled([queries.query(inbox(search)), queries.query(agents)]);

/** Reads the page after the last one, if there is one. */
export const readMore = async (queries: QueryClient, search: InboxSearch): Promise<void> => {
  const { queryKey } = inbox(search);
  const cursor = queries.getQueryData<TicketList>(queryKey)?.pages.at(-1)?.nextCursor ?? null;
  if (cursor === null) return;
  const read = await readPage(search, { cursor, etag: undefined });
  if (read !== undefined)
    queries.setQueryData<TicketList>(queryKey, (list) => (list === undefined ? list : withNextPage(list, read)));
};

/** Shows changes of tickets in every list, before the API has made them. */
export const changeInLists = (queries: QueryClient, patches: ReadonlyMap<string, Partial<ListedTicket>>): void => {
  queries.setQueriesData<TicketList>({ queryKey: INBOX_KEY }, (list) =>
    list === undefined
      ? list
      : withChange(list, (ticket) => {
          const patch = patches.get(ticket.ticketId);
          return patch === undefined ? ticket : { ...ticket, ...patch };
        }),
  );
};

/** Tags that an administrator has written down, for suggestions. */
export const knownTags = queryOptions({
  queryKey: ["tags"],
  queryFn: async ({ signal }) => (await dataOf(api.GET("/desk/tags", { signal }))).tags,
  staleTime: 5 * 60_000,
});

export const changeMany = async (change: BulkChange): Promise<readonly BulkResult[]> =>
  (await dataOf(api.POST("/desk/tickets/bulk", { body: change }))).results;

/** Gives a ticket to whoever is free. */
export const assignAutomatically = ({ ticketId, version }: ListedTicket) =>
  dataOf(
    api.POST("/desk/tickets/{id}/assign", {
      params: { path: { id: ticketId }, header: { "If-Match": `"${version}"` } },
      body: { to: "auto" },
    }),
  );

/** Whether the agent takes tickets now. */
export const setAvailable = (agentId: string, available: boolean) =>
  dataOf(api.PUT("/desk/agents/{id}", { params: { path: { id: agentId } }, body: { available } }));

export type NewTicket = Pick<
  components["schemas"]["FullTicketForCustomer"],
  "customerId" | "tier" | "subject" | "description"
>;

/** Submits a ticket for a customer. The same key with the same ticket is one ticket. */
export const submitForCustomer = (ticket: NewTicket, key: string) =>
  dataOf(api.POST("/desk/tickets", { params: { header: { "Idempotency-Key": key } }, body: ticket }));
