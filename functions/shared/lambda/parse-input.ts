import type * as z from "zod";
import { InvalidInput } from "./errors.js";

/** Issues named in one message. */
const MAX_NAMED_ISSUES = 5;

const formatPath = (path: readonly PropertyKey[]): string => (path.length === 0 ? "input" : path.map(String).join("."));

/** "ticket.data.subject: Invalid input: expected string, received number; …" Names fields and types, never values. */
export const describeInputIssues = (error: z.ZodError): string => {
  const named = error.issues.slice(0, MAX_NAMED_ISSUES).map((issue) => `${formatPath(issue.path)}: ${issue.message}`);
  const rest = error.issues.length - named.length;
  return rest > 0 ? `${named.join("; ")}; and ${rest} more` : named.join("; ");
};

/**
 * Parses a state's input by its contract.
 * @throws InvalidInput naming the invalid fields
 */
export const parseInput = <S extends z.ZodType>(schema: S, input: unknown): z.output<S> => {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new InvalidInput(describeInputIssues(result.error));
};
