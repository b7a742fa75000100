import { canonicalJson, sha256 } from "../../shared/contracts/content-hash.js";
import type { Priority, TicketStatus } from "../../shared/contracts/ticket-record.js";
import { ApiProblem } from "../../shared/http/problem.js";
import type { ListPosition } from "./ticket-reader.js";
import type { TimeWindow } from "./time-window.js";

/** The list that a cursor belongs to: it is not valid for any other list. */
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
 * Writes a position in a list as an opaque text. Its checksum detects cursors that were truncated, altered or taken
 * from another list. It is not a signature and need not be: a list contains only the caller's own tickets, so a forged
 * cursor reveals nothing else.
 */
export const writeCursor = (position: ListPosition, scope: ListScope): string =>
  Buffer.from(`${VERSION}|${position.submittedAt}|${position.ticketId}|${checksum(position, scope)}`).toString(
    "base64url",
  );

const isWithin = ({ submittedAt }: ListPosition, { from, until }: TimeWindow): boolean =>
  from <= submittedAt && submittedAt <= until;

/** The problem of a cursor that was not issued for the requested list. */
export const notOfThisList = (): ApiProblem =>
  new ApiProblem("invalid-request", "The cursor does not belong to this list.", {
    errors: [{ parameter: "cursor", detail: "expected the nextCursor of a page with the same filters" }],
  });

/** @throws ApiProblem `invalid-request` for anything but a cursor issued for this list */
export const readCursor = (cursor: string, scope: ListScope): ListPosition => {
  const [, submittedAt = "", ticketId = ""] = FORM.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  const position = { submittedAt, ticketId };
  // Base64 can encode the same bytes in other ways, and DynamoDB refuses a start key outside of the queried range.
  if (writeCursor(position, scope) === cursor && isWithin(position, scope.window)) return position;
  throw notOfThisList();
};
