import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { dataOf } from "../../api/answer";
import type { components } from "../../api/schema";
import { api } from "../../session/session";

export type Customer = components["schemas"]["CustomerCard"];
export type CustomerTicket = components["schemas"]["CustomerTicket"];

const PAGE = 25;
/** Instead of a cursor, for the first page. */
const FIRST_PAGE = "";

export const customer = (id: string) =>
  queryOptions({
    queryKey: ["customer", id],
    queryFn: ({ signal }) => dataOf(api.GET("/desk/customers/{id}", { params: { path: { id } }, signal })),
  });

/** All tickets of a customer, the newest first. */
export const customerTickets = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["customer", id, "tickets"],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        api.GET("/desk/customers/{id}/tickets", {
          params: { path: { id }, query: { limit: PAGE, ...(pageParam !== FIRST_PAGE && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
