import { type InvalidRecord, formatPath, type ValidationIssue } from "./invalid-record.js";

/**
 * Deepest accepted nesting: far above any ticket, and a tenth of the limit of common JSON parsers (Jackson, Python).
 */
export const MAX_DEPTH = 100;

/** Lone surrogates named in one event; a single one makes it invalid. */
const MAX_ISSUES = 10;

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Finds what JSON allows but the services downstream do not: nesting beyond 100 levels, and lone surrogates
 * (`"\ud800"`), which UTF-8 cannot encode, in texts and in field names.
 */
export const inspectJson = (event: JsonObject): InvalidRecord | undefined => {
  const deepField = Object.keys(event).find((field) => isDeeper(event[field], MAX_DEPTH - 1));
  return deepField === undefined ? findLoneSurrogates(event) : tooDeep(deepField);
};

/** The recursion is safe: it stops at the last level, however deep the event is. */
const isDeeper = (value: unknown, levels: number): boolean =>
  levels < 0 ||
  (typeof value === "object" && value !== null && Object.values(value).some((child) => isDeeper(child, levels - 1)));

const tooDeep = (field: string): InvalidRecord => ({
  reason: "too-deep",
  issues: [{ path: formatPath([field]), expected: `at most ${MAX_DEPTH} levels`, held: "more" }],
});

const findLoneSurrogates = (event: JsonObject): InvalidRecord | undefined => {
  const issues: ValidationIssue[] = [];
  for (const path of loneSurrogatesIn(event, [])) {
    issues.push({ path, expected: "well-formed Unicode", held: "a lone surrogate" });
    if (issues.length === MAX_ISSUES) break;
  }
  return issues.length > 0 ? { reason: "lone-surrogate", issues } : undefined;
};

function* loneSurrogatesIn(value: unknown, path: readonly PropertyKey[]): Generator<string> {
  if (typeof value === "string" && !value.isWellFormed()) yield formatPath(path);
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of entriesOf(value)) {
    const childPath = [...path, key];
    if (!String(key).isWellFormed()) yield formatPath(childPath);
    yield* loneSurrogatesIn(child, childPath);
  }
}

/** A list's entries one at a time: half a million of them at once would take a hundred times the record's size. */
const entriesOf = (value: object): Iterable<[PropertyKey, unknown]> =>
  Array.isArray(value) ? value.entries() : Object.entries(value);
