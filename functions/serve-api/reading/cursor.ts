import type { Priority, TicketStatus } from "../../shared/contracts/ticket-record.js";
import { notOfThisList, readListCursor, writeListCursor } from "../../shared/http/list-cursor.js";
import type { ListPosition } from "./ticket-reader.js";
import type { TimeWindow } from "../../shared/http/list-query.js";

/** The list that a cursor belongs to: it is not valid for any other list. */
export interface ListScope {
  readonly customerId: string;
  readonly window: TimeWindow;
  readonly status: TicketStatus | undefined;
  readonly priority: Priority | undefined;
}

const PARTS = [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, /^[A-Za-z0-9_-]{1,63}$/];

/** Writes a position in a list of tickets as an opaque text. */
export const writeCursor = ({ submittedAt, ticketId }: ListPosition, scope: ListScope): string =>
  writeListCursor([submittedAt, ticketId], scope);

const isWithin = (submittedAt: string, { from, until }: TimeWindow): boolean =>
  from <= submittedAt && submittedAt <= until;

/** @throws ApiProblem `invalid-request` for anything but a cursor issued for this list */
export const readCursor = (cursor: string, scope: ListScope): ListPosition => {
  const [submittedAt = "", ticketId = ""] = readListCursor(cursor, scope, PARTS);
  // DynamoDB refuses a start key outside of the queried range.
  if (isWithin(submittedAt, scope.window)) return { submittedAt, ticketId };
  throw notOfThisList();
};
