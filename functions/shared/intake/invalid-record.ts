import type * as z from "zod";

/**
 * Why a record can never become a ticket. Part of the quarantine key, so that records with the same problem are
 * together. What several of them mean for a producer: docs/decisions/0012-one-ticket-per-record.md.
 */
export const QUARANTINE_REASONS = [
  "kpl-aggregated",
  "compressed",
  "several-documents",
  "wrapped",
  "not-utf8",
  "not-json",
  "not-an-object",
  "no-event-name",
  "too-deep",
  "lone-surrogate",
  "invalid-ticket",
  "rejected-by-workflow",
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

/** One thing that is wrong with a record. Never contains a ticket's text. */
export interface ValidationIssue {
  /** Names of the fields down to the invalid one (`data.subject`); empty for the event as a whole. */
  readonly path: string;
  readonly expected: string;
  /** What was found instead. */
  readonly held: string;
}

/**
 * What is wrong with a record that can never succeed: the same bytes would fail again, so the record is quarantined.
 */
export interface InvalidRecord {
  readonly reason: QuarantineReason;
  readonly issues: readonly ValidationIssue[];
  /** Set when the event has a valid one. */
  readonly ticketId?: string;
}

/** Field names are chosen by the producer and may have any length. */
const PATH_MAX_LENGTH = 200;

/** `["data", "tags", 0]` as `data.tags.0`, well-formed and at most 200 characters long. */
export const formatPath = (keys: readonly PropertyKey[]): string => {
  const path = keys.map(String).join(".");
  return (path.length > PATH_MAX_LENGTH ? `${path.slice(0, PATH_MAX_LENGTH - 1)}…` : path).toWellFormed();
};

/** Fields whose invalid value is shown, truncated: ids and the like, which customers do not write text into. */
const SHOWN_FIELDS = new Set(["ticketId", "submittedAt", "tier", "channel"]);
const SHOWN_LENGTH = 40;

/** A value's kind and size, never its content: "a string of 12 characters", "a list of 3", "nothing". */
export const describeValue = (value: unknown): string => {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (typeof value === "string") return `a string of ${value.length} characters`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
};

const fieldOf = (value: unknown, key: PropertyKey): unknown =>
  typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;

const truncate = (text: string): string =>
  (text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH - 1)}…` : text).toWellFormed();

const describeActual = (path: readonly PropertyKey[], root: unknown): string => {
  const actual = path.reduce(fieldOf, root);
  const isShown = SHOWN_FIELDS.has(formatPath(path));
  return isShown && typeof actual === "string" ? truncate(JSON.stringify(actual)) : describeValue(actual);
};

/** zod's "Invalid input: expected string, received number" as "string"; our own messages have the same form. */
const expectedBy = (message: string): string => message.replace(/^.*?expected /, "").replace(/, received .*$/, "");

/** What the schema found wrong with `root`, one issue per field. */
export const toValidationIssues = (error: z.ZodError, root: unknown): ValidationIssue[] => {
  const firstByPath = new Map<string, ValidationIssue>();
  for (const { path, message } of error.issues) {
    const name = formatPath(path);
    if (firstByPath.has(name)) continue;
    firstByPath.set(name, { path: name, expected: expectedBy(message), held: describeActual(path, root) });
  }
  return [...firstByPath.values()];
};

const describeIssue = ({ path, expected, held }: ValidationIssue): string =>
  `${path === "" ? "" : `${path}: `}expected ${expected}, got ${held}`;

/** Most issues that are named on one line. */
const MAX_NAMED = 3;

/** "data.subject: expected string, got a number; …": fields and types, never a ticket's text. */
export const describeIssues = (issues: readonly ValidationIssue[]): string => {
  const named = issues.slice(0, MAX_NAMED).map(describeIssue).join("; ");
  return issues.length > MAX_NAMED ? `${named}; and ${issues.length - MAX_NAMED} more` : named;
};
