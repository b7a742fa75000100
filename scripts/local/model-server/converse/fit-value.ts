import type { JsonSchema } from "./json-schema.js";

/** Longest padding for a `minLength`, in characters, so that a tool's schema cannot ask for gigabytes. */
const PADDING_MAX = 10_000;

const FORMAT_SAMPLES: Readonly<Record<string, string>> = {
  date: "2026-01-01",
  "date-time": "2026-01-01T00:00:00.000Z",
  time: "00:00:00Z",
  email: "support@example.com",
  uri: "https://example.com/",
  uuid: "00000000-0000-4000-8000-000000000000",
};

const cut = (text: string, maxLength: number): string => {
  if (text.length <= maxLength) return text;
  const kept = text.slice(0, maxLength);
  // Half a surrogate pair is no character.
  return kept.isWellFormed() ? kept : kept.slice(0, -1).toWellFormed();
};

const pad = (text: string, minLength: number): string => {
  const missing = Math.min(minLength, PADDING_MAX) - Array.from(text).length;
  return missing > 0 ? text + ".".repeat(missing) : text;
};

/** A string of the wanted words, or of the schema's own default, as long as the schema allows. */
export const fitString = (schema: JsonSchema, wanted: unknown): string => {
  const candidates = [wanted, schema.default, ...(schema.examples ?? []), FORMAT_SAMPLES[schema.format ?? ""]];
  const text = candidates.find((candidate) => typeof candidate === "string") ?? "none";
  return cut(pad(text, schema.minLength ?? 0), schema.maxLength ?? Infinity);
};

/** The entry that says what is wanted, whatever its case; else the first. */
export const fitEnum = (options: readonly unknown[], wanted: unknown): unknown => {
  const same = (option: unknown): boolean =>
    option === wanted ||
    (typeof option === "string" && typeof wanted === "string" && option.toUpperCase() === wanted.toUpperCase());
  const index = options.findIndex(same);
  return options[Math.max(0, index)];
};

interface Range {
  readonly lowest: number;
  readonly highest: number;
}

/** The closed range a schema allows. An exclusive bound moves inwards by one, or by half the room there is. */
const rangeOf = (schema: JsonSchema, isInteger: boolean): Range => {
  const low = Math.max(schema.minimum ?? -Infinity, schema.exclusiveMinimum ?? -Infinity);
  const high = Math.min(schema.maximum ?? Infinity, schema.exclusiveMaximum ?? Infinity);
  const margin = isInteger ? 1 : Math.min(1, (high - low) / 2);
  const lowest = low === schema.exclusiveMinimum ? low + margin : low;
  const highest = high === schema.exclusiveMaximum ? high - margin : high;
  return isInteger ? { lowest: Math.ceil(lowest), highest: Math.floor(highest) } : { lowest, highest };
};

const isFiniteNumber = (value: unknown): value is number => Number.isFinite(value);

/** The number in range next to the wanted one, or to the schema's own default. */
export const fitNumber = (schema: JsonSchema, isInteger: boolean, wanted: unknown): number => {
  const { lowest, highest } = rangeOf(schema, isInteger);
  const candidates = [wanted, schema.default, ...(schema.examples ?? [])];
  const value = candidates.find(isFiniteNumber) ?? 0;
  const inRange = Math.min(highest, Math.max(lowest, isInteger ? Math.round(value) : value));
  if (schema.multipleOf === undefined) return inRange;
  const below = Math.floor(inRange / schema.multipleOf) * schema.multipleOf;
  return below >= lowest ? below : below + schema.multipleOf;
};
