import type * as z from "zod";
import { ApiProblem, type FieldError } from "../contract/problem.js";

/** So many faults are named; a request with more has more wrong with it than a client can mend at once. */
const MAX_ERRORS = 20;

/** Longest unknown name that is repeated in full, in UTF-16 units; the longest of ours has a tenth of it. */
const NAME_MAX_LENGTH = 100;

type Path = readonly PropertyKey[];

/** Says in a fault where it is: in the body, in a parameter. */
export type LocateIssue = (path: Path) => Pick<FieldError, "pointer" | "parameter">;

const shorten = (name: string): string =>
  (name.length > NAME_MAX_LENGTH ? `${name.slice(0, NAME_MAX_LENGTH)}…` : name).toWellFormed();

const toToken = (key: PropertyKey): string =>
  encodeURIComponent(shorten(String(key)).replaceAll("~", "~0").replaceAll("/", "~1"));

/** A place in the body, as a JSON Pointer in its form for URI fragments (RFC 6901, section 6). */
export const inBody: LocateIssue = (path) => ({ pointer: ["#", ...path.map(toToken)].join("/") });

export const inParameter: LocateIssue = (path) => ({ parameter: shorten(String(path[0])) });

/** "Invalid input: expected string, received number" without its heading, which says nothing. */
const toDetail = (message: string): string =>
  message.replace(/^[^:]*: (?=expected )/, "").replace(/, received undefined$/, ", but it is missing");

const unknownName = (path: Path, key: string, place: LocateIssue): FieldError => {
  const where = place([...path, key]);
  return { ...where, detail: `expected no such ${where.parameter === undefined ? "field" : "parameter"}` };
};

const fieldErrorsOf = (issue: z.core.$ZodIssue, place: LocateIssue): readonly FieldError[] =>
  issue.code === "unrecognized_keys"
    ? issue.keys.slice(0, MAX_ERRORS + 1).map((key) => unknownName(issue.path, key, place))
    : [{ ...place(issue.path), detail: toDetail(issue.message) }];

/** What a schema found wrong, one fault for each place: what was expected there, never what was. */
export const toFieldErrors = (issues: readonly z.core.$ZodIssue[], place: LocateIssue): FieldError[] => {
  const firstByPlace = new Map<string, FieldError>();
  for (const fault of issues.flatMap((issue) => fieldErrorsOf(issue, place))) {
    const key = fault.pointer ?? fault.parameter ?? "";
    if (!firstByPlace.has(key)) firstByPlace.set(key, fault);
  }
  return [...firstByPlace.values()];
};

/** The problem of a request with these faults; `as` names the form of the body that they were found by. */
export const invalidRequest = (faults: readonly FieldError[], as?: string): ApiProblem => {
  const errors = faults.slice(0, MAX_ERRORS);
  const form = as === undefined ? "" : ` The body was read as ${as}, the form it is nearest to.`;
  const rest = faults.length > errors.length ? ` More than ${MAX_ERRORS} were found; these are the first.` : "";
  return new ApiProblem("invalid-request", `See errors for what was expected where.${form}${rest}`, { errors });
};
