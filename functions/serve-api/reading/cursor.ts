import { canonicalJson, sha256 } from "../../shared/contracts/content-hash.js";
import type { Priority, TicketStatus } from "../../shared/contracts/ticket-record.js";
import { ApiProblem } from "../contract/problem.js";
import type { ListPosition } from "./ticket-reader.js";
import type { TimeWindow } from "./time-window.js";

/** The list that a cursor belongs to: it leads nowhere in another one. */
export interface ListScope {
  readonly customerId: string;
  readonly window: TimeWindow;
  readonly status: TicketStatus | undefined;
  readonly priority: Priority | undefined;
}

const VERSION = 1;
const FORM = /^1\|(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\|([A-Za-z0-9_-]{1,63})\|[0-9a-f]{16}$/;
const CHECKSUM_DIGITS = 16;

const checksum = (position: ListPosition, scope: ListScope): string =>
  sha256(canonicalJson([VERSION, position.submittedAt, position.ticketId, scope])).slice(0, CHECKSUM_DIGITS);

/**
 * Writes a place in a list as one opaque word. Its checksum finds cursors that were cut, altered or brought from another list;
 * it is no signature and needs none: where a list begins is always in the caller's own tickets, so that a forged cursor shows
 * nothing but those.
 */
export const writeCursor = (position: ListPosition, scope: ListScope): string =>
  Buffer.from(`${VERSION}|${position.submittedAt}|${position.ticketId}|${checksum(position, scope)}`).toString(
    "base64url",
  );

const isWithin = ({ submittedAt }: ListPosition, { from, until }: TimeWindow): boolean =>
  from <= submittedAt && submittedAt <= until;

/** What a client hears of a cursor that was not given out for the list it asks for. */
export const notOfThisList = (): ApiProblem =>
  new ApiProblem("invalid-request", "The cursor is not one of this list.", {
    errors: [{ parameter: "cursor", detail: "expected the nextCursor of a page with the same filters" }],
  });

/** @throws ApiProblem `invalid-request` for what was not given out as the cursor of this very list */
export const readCursor = (cursor: string, scope: ListScope): ListPosition => {
  const [, submittedAt = "", ticketId = ""] = FORM.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  const position = { submittedAt, ticketId };
  // Base64 has other spellings of the same bytes; DynamoDB refuses to begin outside of what it is asked for.
  if (writeCursor(position, scope) === cursor && isWithin(position, scope.window)) return position;
  throw notOfThisList();
};
