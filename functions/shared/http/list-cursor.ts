import { canonicalJson, sha256 } from "../contracts/content-hash.js";
import type { ListPosition } from "../table/customer-ticket.js";
import { ApiProblem } from "./problem.js";

const VERSION = 1;
const CHECKSUM_DIGITS = 16;

/**
 * Writes a position in a list as an opaque text. Its checksum detects cursors that were truncated, altered or taken
 * from another list. It is not a signature and need not be: a list contains only what its caller may see, so a forged
 * cursor reveals nothing else.
 * @param position parts without `|`
 * @param scope the list that the cursor belongs to: it is not valid for any other
 */
export const writeListCursor = (position: readonly string[], scope: unknown): string => {
  const checksum = sha256(canonicalJson([VERSION, ...position, scope])).slice(0, CHECKSUM_DIGITS);
  return Buffer.from([VERSION, ...position, checksum].join("|")).toString("base64url");
};

/** The problem of a cursor that was not issued for the requested list. */
export const notOfThisList = (): ApiProblem =>
  new ApiProblem("invalid-request", "The cursor does not belong to this list.", {
    errors: [{ parameter: "cursor", detail: "expected the nextCursor of a page with the same filters" }],
  });

/**
 * The position of a cursor.
 * @param parts what each part of a position looks like
 * @throws ApiProblem `invalid-request` for anything but a cursor issued for this list
 */
export const readListCursor = (cursor: string, scope: unknown, parts: readonly RegExp[]): readonly string[] => {
  const position = Buffer.from(cursor, "base64url").toString().split("|").slice(1, -1);
  const isPosition = position.length === parts.length && parts.every((part, index) => part.test(position[index] ?? ""));
  // Base64 can encode the same bytes in other ways.
  if (isPosition && writeListCursor(position, scope) === cursor) return position;
  throw notOfThisList();
};

const TICKET_POSITION = [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, /^[A-Za-z0-9_-]{1,63}$/];

/** As writeListCursor, for a list of a customer's tickets. */
export const writeTicketCursor = ({ submittedAt, ticketId }: ListPosition, scope: unknown): string =>
  writeListCursor([submittedAt, ticketId], scope);

/** As readListCursor, for a list of a customer's tickets. */
export const readTicketCursor = (cursor: string, scope: unknown): ListPosition => {
  const [submittedAt = "", ticketId = ""] = readListCursor(cursor, scope, TICKET_POSITION);
  return { submittedAt, ticketId };
};
