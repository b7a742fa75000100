import { isJsonObject, type JsonObject } from "../contracts/parse-json.js";
import { replaceUnreadable } from "../contracts/text.js";
import { type InvalidRecord, formatPath, type ValidationIssue } from "./invalid-record.js";

/**
 * Deepest accepted nesting: far above any ticket, and a tenth of the limit of common JSON parsers (Jackson, Python).
 */
export const MAX_DEPTH = 100;

/** Field names with lone surrogates that are named in one event; a single one makes it invalid. */
const MAX_ISSUES = 10;

/**
 * Finds what JSON allows but the services downstream do not: nesting beyond 100 levels, and field names with lone
 * surrogates (`"\ud800"`), which UTF-8 cannot encode. Names are not repaired as texts are (see `replaceTexts`): two
 * damaged names could become one, and a field would be lost.
 */
export const inspectJson = (event: JsonObject): InvalidRecord | undefined => {
  const deepField = Object.keys(event).find((field) => isDeeper(event[field], MAX_DEPTH - 1));
  return deepField === undefined ? findDamagedNames(event) : tooDeep(deepField);
};

/** The recursion is safe: it stops at the last level, however deep the event is. */
const isDeeper = (value: unknown, levels: number): boolean =>
  levels < 0 ||
  (typeof value === "object" && value !== null && Object.values(value).some((child) => isDeeper(child, levels - 1)));

const tooDeep = (field: string): InvalidRecord => ({
  reason: "too-deep",
  issues: [{ path: formatPath([field]), expected: `at most ${MAX_DEPTH} levels`, held: "more" }],
});

const findDamagedNames = (event: JsonObject): InvalidRecord | undefined => {
  const issues: ValidationIssue[] = [];
  for (const path of damagedNamesIn(event, [])) {
    issues.push({ path, expected: "well-formed Unicode", held: "a lone surrogate" });
    if (issues.length === MAX_ISSUES) break;
  }
  return issues.length > 0 ? { reason: "lone-surrogate", issues } : undefined;
};

function* damagedNamesIn(value: unknown, path: readonly PropertyKey[]): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of entriesOf(value)) {
    const childPath = [...path, key];
    if (!String(key).isWellFormed()) yield formatPath(childPath);
    yield* damagedNamesIn(child, childPath);
  }
}

/** A list's entries one at a time: half a million of them at once would take a hundred times the record's size. */
const entriesOf = (value: object): Iterable<[PropertyKey, unknown]> =>
  Array.isArray(value) ? value.entries() : Object.entries(value);

/**
 * The event with `replaceUnreadable` applied to every text in it, at any level; the same object when no text needs it.
 * Only for events that `inspectJson` accepts, whose depth is limited.
 */
export const replaceTexts = (event: JsonObject): JsonObject => {
  const changed: [string, unknown][] = [];
  for (const [name, value] of Object.entries(event)) {
    const replaced = replaceIn(value);
    if (replaced !== value) changed.push([name, replaced]);
  }
  return changed.length === 0 ? event : { ...event, ...Object.fromEntries(changed) };
};

/** The value itself when no text in it needs replacing. */
const replaceIn = (value: unknown): unknown => {
  if (typeof value === "string") return replaceUnreadable(value);
  if (Array.isArray(value)) return replaceItems(value);
  return isJsonObject(value) ? replaceTexts(value) : value;
};

const replaceItems = (items: readonly unknown[]): readonly unknown[] => {
  let copy: unknown[] | undefined;
  for (const [index, item] of items.entries()) {
    const replaced = replaceIn(item);
    if (replaced !== item) (copy ??= [...items])[index] = replaced;
  }
  return copy ?? items;
};
