import type * as z from "zod";

/** Faults named in one message; a ticket with more has more wrong with it than a message can tell. */
const MOST_NAMED = 5;

const at = (path: readonly PropertyKey[]): string => (path.length === 0 ? "input" : path.map(String).join("."));

/** "ticket.data.subject: Invalid input: expected string, received number; …" Names fields and types, never values. */
export const describeInputIssues = (error: z.ZodError): string => {
  const named = error.issues.slice(0, MOST_NAMED).map((issue) => `${at(issue.path)}: ${issue.message}`);
  const rest = error.issues.length - named.length;
  return rest > 0 ? `${named.join("; ")}; and ${rest} more` : named.join("; ");
};
