/** Why a record can never become a ticket. Part of the quarantine key, so that faults of one kind lie together. */
export type QuarantineReason =
  | "not-utf8"
  | "not-json"
  | "not-an-object"
  | "no-event-name"
  | "too-deep"
  | "lone-surrogate"
  | "invalid-ticket"
  | "rejected-by-workflow";

/** One thing that is wrong. Never holds a ticket's text. */
export interface ValidationIssue {
  /** Names of the fields down to the wrong one (`data.subject`); empty for the event as a whole. */
  readonly path: string;
  readonly expected: string;
  readonly held: string;
}

/** A permanent fault: the same bytes will fail the same way, so the record is quarantined and passed. */
export interface InvalidRecord {
  readonly reason: QuarantineReason;
  readonly issues: readonly ValidationIssue[];
  /** Known if the event carries a valid one. */
  readonly ticketId?: string;
}

/** Field names come from the producer and may be of any length. */
const PATH_MAX_LENGTH = 200;

/** `["data", "tags", 0]` as `data.tags.0`, well-formed and at most 200 characters long. */
export const formatPath = (keys: readonly PropertyKey[]): string => {
  const path = keys.map(String).join(".");
  return (path.length > PATH_MAX_LENGTH ? `${path.slice(0, PATH_MAX_LENGTH - 1)}…` : path).toWellFormed();
};
