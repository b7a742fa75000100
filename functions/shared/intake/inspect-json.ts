import { type InvalidRecord, formatPath, type ValidationIssue } from "./invalid-record.js";

/** Deepest nesting taken: far above any ticket, a tenth of where common JSON readers (Jackson, Python) give up. */
export const MAX_DEPTH = 100;

/** So many lone surrogates are named; one is enough to refuse the event. */
const MAX_ISSUES = 10;

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Finds what JSON allows and the services behind do not: nesting beyond 100 levels, and lone surrogates (`"\ud800"`),
 * which no UTF-8 can carry, in texts and in field names.
 */
export const inspectJson = (event: JsonObject): InvalidRecord | undefined => {
  const deepField = Object.keys(event).find((field) => isDeeper(event[field], MAX_DEPTH - 1));
  return deepField === undefined ? refuseSurrogates(event) : tooDeep(deepField);
};

/** Recursion is safe here: it ends with the levels, however deep the event is. */
const isDeeper = (value: unknown, levels: number): boolean =>
  levels < 0 ||
  (typeof value === "object" && value !== null && Object.values(value).some((child) => isDeeper(child, levels - 1)));

const tooDeep = (field: string): InvalidRecord => ({
  reason: "too-deep",
  issues: [{ path: formatPath([field]), expected: `at most ${MAX_DEPTH} levels`, held: "more" }],
});

const refuseSurrogates = (event: JsonObject): InvalidRecord | undefined => {
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

/** A list's entries one by one: half a million of them at once would take a hundred times the record's size. */
const entriesOf = (value: object): Iterable<[PropertyKey, unknown]> =>
  Array.isArray(value) ? value.entries() : Object.entries(value);
