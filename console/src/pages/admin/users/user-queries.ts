import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { dataOf } from "../../../api/answer";
import type { components } from "../../../api/schema";
import { api } from "../../../session/session";
import type { UserFilters } from "./user-filters";

export type User = components["schemas"]["UserProfile"];
export type Tier = User["tier"];

/** Instead of a cursor, for the first page. */
const FIRST_PAGE = "";

const PAGE = 50;

export const users = (filters: UserFilters) =>
  infiniteQueryOptions({
    queryKey: ["users", filters],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        api.GET("/users", {
          params: { query: { limit: PAGE, ...filters, ...(pageParam !== FIRST_PAGE && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const oneUser = (id: string) =>
  queryOptions({
    queryKey: ["user", id],
    queryFn: ({ signal }) => dataOf(api.GET("/users/{id}", { params: { path: { id } }, signal })),
  });
