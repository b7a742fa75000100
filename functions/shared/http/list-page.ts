import type { EntryPage } from "../table/entry-page.js";
import { readListCursor, writeListCursor } from "./list-cursor.js";

/** What a request says about the page that it asks for. */
export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Any sort key of ours. */
const POSITION = /^[!-~]{1,300}$/;

/**
 * One page of a list.
 * @param scope the list: a cursor of another one is refused
 * @throws ApiProblem invalid-request for a cursor of another list
 */
export const readListPage = async <T>(
  scope: unknown,
  { limit, cursor }: PageQuery,
  read: (limit: number, after: string | undefined) => Promise<EntryPage<T>>,
): Promise<{ readonly entries: readonly T[]; readonly nextCursor: string | null }> => {
  const [after] = cursor === undefined ? [] : readListCursor(cursor, scope, [POSITION]);
  const { entries, last } = await read(limit, after);
  return { entries, nextCursor: last === undefined ? null : writeListCursor([last], scope) };
};
