import type { Priority, TicketStatus } from "../../shared/contracts/ticket-record.js";
import { notOfThisList, readTicketCursor, writeTicketCursor } from "../../shared/http/list-cursor.js";
import type { TimeWindow } from "../../shared/http/list-query.js";
import type { ListPosition } from "../../shared/table/customer-ticket.js";

/** The list that a cursor belongs to: it is not valid for any other list. */
export interface ListScope {
  readonly customerId: string;
  readonly window: TimeWindow;
  readonly status: TicketStatus | undefined;
  readonly priority: Priority | undefined;
}

/** Writes a position in a list of tickets as an opaque text. */
export const writeCursor = (position: ListPosition, scope: ListScope): string => writeTicketCursor(position, scope);

const isWithin = (submittedAt: string, { from, until }: TimeWindow): boolean =>
  from <= submittedAt && submittedAt <= until;

/** @throws ApiProblem `invalid-request` for anything but a cursor issued for this list */
export const readCursor = (cursor: string, scope: ListScope): ListPosition => {
  const position = readTicketCursor(cursor, scope);
  // DynamoDB refuses a start key outside of the queried range.
  if (isWithin(position.submittedAt, scope.window)) return position;
  throw notOfThisList();
};
