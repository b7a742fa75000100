import type * as z from "zod";
import { formatPath, type ValidationIssue } from "./invalid-record.js";

/** Fields whose wrong value is shown, cut short: ids and the like, which no customer writes text into. */
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

const describeActual = (path: readonly PropertyKey[], root: unknown): string => {
  const held = path.reduce(fieldOf, root);
  const shown = SHOWN_FIELDS.has(formatPath(path));
  return shown && typeof held === "string" ? shorten(JSON.stringify(held)) : describeValue(held);
};

const shorten = (text: string): string =>
  (text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH - 1)}…` : text).toWellFormed();

/** zod's "Invalid input: expected string, received number" as "string"; our own messages are of the same form. */
const expectedBy = (message: string): string => message.replace(/^.*?expected /, "").replace(/, received .*$/, "");

/** What the schema found wrong with `root`, one issue for each field. */
export const toValidationIssues = (error: z.ZodError, root: unknown): ValidationIssue[] => {
  const firstByPath = new Map<string, ValidationIssue>();
  for (const { path, message } of error.issues) {
    const name = formatPath(path);
    if (firstByPath.has(name)) continue;
    firstByPath.set(name, { path: name, expected: expectedBy(message), held: describeActual(path, root) });
  }
  return [...firstByPath.values()];
};
