import type * as z from "zod";
import { ApiProblem, type FieldError } from "./problem.js";

/** Field errors in one response; a client with more will not fix them all at once. */
const MAX_ERRORS = 20;

/** Longest unknown name that is repeated in full, in UTF-16 units; ours are a tenth of that. */
const NAME_MAX_LENGTH = 100;

type Path = readonly PropertyKey[];

/** Says where in the request an issue is: in the body, or in a parameter. */
type LocateIssue = (path: Path) => Pick<FieldError, "pointer" | "parameter">;

const shorten = (name: string): string =>
  (name.length > NAME_MAX_LENGTH ? `${name.slice(0, NAME_MAX_LENGTH)}…` : name).toWellFormed();

const toToken = (key: PropertyKey): string =>
  encodeURIComponent(shorten(String(key)).replaceAll("~", "~0").replaceAll("/", "~1"));

/** A location in the body, as a JSON Pointer in the form for URI fragments (RFC 6901, section 6). */
export const inBody: LocateIssue = (path) => ({ pointer: ["#", ...path.map(toToken)].join("/") });

export const inParameter: LocateIssue = (path) => ({ parameter: shorten(String(path[0])) });

/** "Invalid input: expected string, received number" without its prefix, which says nothing. */
const toDetail = (message: string): string =>
  message.replace(/^[^:]*: (?=expected )/, "").replace(/, received undefined$/, ", but it is missing");

const unknownName = (path: Path, key: string, locate: LocateIssue): FieldError => {
  const location = locate([...path, key]);
  return { ...location, detail: `expected no such ${location.parameter === undefined ? "field" : "parameter"}` };
};

const fieldErrorsOf = (issue: z.core.$ZodIssue, locate: LocateIssue): readonly FieldError[] =>
  issue.code === "unrecognized_keys"
    ? issue.keys.slice(0, MAX_ERRORS + 1).map((key) => unknownName(issue.path, key, locate))
    : [{ ...locate(issue.path), detail: toDetail(issue.message) }];

/** What a schema found wrong, one error per location: what was expected there, never what was sent. */
export const toFieldErrors = (issues: readonly z.core.$ZodIssue[], locate: LocateIssue): FieldError[] => {
  const firstByLocation = new Map<string, FieldError>();
  for (const error of issues.flatMap((issue) => fieldErrorsOf(issue, locate))) {
    const key = error.pointer ?? error.parameter ?? "";
    if (!firstByLocation.has(key)) firstByLocation.set(key, error);
  }
  return [...firstByLocation.values()];
};

/** The problem of a request with these errors. @param form name of the form of the body that they were found with */
export const invalidRequest = (fieldErrors: readonly FieldError[], form?: string): ApiProblem => {
  const errors = fieldErrors.slice(0, MAX_ERRORS);
  const nearest = form === undefined ? "" : ` The body was read as ${form}, the form it is closest to.`;
  const rest = fieldErrors.length > errors.length ? ` There are more than ${MAX_ERRORS}; these are the first.` : "";
  return new ApiProblem("invalid-request", `See errors for what was expected.${nearest}${rest}`, { errors });
};
