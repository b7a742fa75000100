import { followReference, readJsonSchema, type JsonSchema, type JsonType } from "./json-schema.js";

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
  const start = text.slice(0, maxLength);
  // Half a surrogate pair is not a character.
  return start.isWellFormed() ? start : start.slice(0, -1).toWellFormed();
};

const pad = (text: string, minLength: number): string => {
  const missing = Math.min(minLength, PADDING_MAX) - Array.from(text).length;
  return missing > 0 ? text + ".".repeat(missing) : text;
};

/** The wanted text, or the schema's own default, shortened or padded to the length that the schema allows. */
const fitString = (schema: JsonSchema, wanted: unknown): string => {
  const candidates = [wanted, schema.default, ...(schema.examples ?? []), FORMAT_SAMPLES[schema.format ?? ""]];
  const text = candidates.find((candidate) => typeof candidate === "string") ?? "none";
  return cut(pad(text, schema.minLength ?? 0), schema.maxLength ?? Infinity);
};

/** The entry that equals the wanted value, ignoring case; otherwise the first. */
const fitEnum = (options: readonly unknown[], wanted: unknown): unknown => {
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

/** The closed range that a schema allows. An exclusive bound moves inwards by one, or by half the size of the range. */
const rangeOf = (schema: JsonSchema, isInteger: boolean): Range => {
  const low = Math.max(schema.minimum ?? -Infinity, schema.exclusiveMinimum ?? -Infinity);
  const high = Math.min(schema.maximum ?? Infinity, schema.exclusiveMaximum ?? Infinity);
  const margin = isInteger ? 1 : Math.min(1, (high - low) / 2);
  const lowest = low === schema.exclusiveMinimum ? low + margin : low;
  const highest = high === schema.exclusiveMaximum ? high - margin : high;
  return isInteger ? { lowest: Math.ceil(lowest), highest: Math.floor(highest) } : { lowest, highest };
};

const isFiniteNumber = (value: unknown): value is number => Number.isFinite(value);

/** The number in range that is closest to the wanted one, or to the schema's own default. */
const fitNumber = (schema: JsonSchema, isInteger: boolean, wanted: unknown): number => {
  const { lowest, highest } = rangeOf(schema, isInteger);
  const candidates = [wanted, schema.default, ...(schema.examples ?? [])];
  const value = candidates.find(isFiniteNumber) ?? 0;
  const inRange = Math.min(highest, Math.max(lowest, isInteger ? Math.round(value) : value));
  if (schema.multipleOf === undefined) return inRange;
  const below = Math.floor(inRange / schema.multipleOf) * schema.multipleOf;
  return below >= lowest ? below : below + schema.multipleOf;
};

/** Limits for nesting and for the number of values: a schema may refer to itself, or ask for lists of lists. */
const DEPTH_MAX = 12;
const VALUES_MAX = 1_000;

/** The wanted value of a property by its name; undefined for an unknown name. */
export type Meaning = (propertyName: string) => unknown;

class Filler {
  private values = 0;

  constructor(
    private readonly root: unknown,
    private readonly meaningOf: Meaning,
  ) {}

  fill(value: unknown, wanted: unknown, depth = 0): unknown {
    this.values += 1;
    if (depth > DEPTH_MAX || this.values > VALUES_MAX) return null;
    const schema = readJsonSchema(value);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return fitEnum(schema.enum, wanted);
    const other = this.resolve(schema);
    return other === undefined ? this.fillType(schema, wanted, depth) : this.fill(other, wanted, depth + 1);
  }

  /** The schema behind a reference, a choice or a combination of schemas; undefined for a plain schema. */
  private resolve({ $ref, anyOf, oneOf, allOf }: JsonSchema): unknown {
    if ($ref !== undefined) return followReference($ref, this.root) ?? {};
    if (allOf !== undefined) return mergeSchemas(allOf);
    const choices = anyOf ?? oneOf;
    return choices?.find((choice) => !isNull(choice)) ?? choices?.[0];
  }

  private fillType(schema: JsonSchema, wanted: unknown, depth: number): unknown {
    const type = typeOf(schema);
    switch (type) {
      case "object":
        return this.fillObject(schema, depth);
      case "array":
        return Array.from({ length: Math.min(schema.minItems ?? 0, VALUES_MAX) }, () =>
          this.fill(schema.items ?? {}, undefined, depth + 1),
        );
      case "string":
        return fitString(schema, wanted);
      case "number":
      case "integer":
        return fitNumber(schema, type === "integer", wanted);
      case "boolean":
        return wanted === true || schema.default === true;
      case "null":
        return null;
    }
  }

  /** Every property that is required or whose name is known; the others are optional and omitted. */
  private fillObject({ properties = {}, required = [] }: JsonSchema, depth: number): object {
    const names = new Set([...Object.keys(properties), ...required]);
    const entries = [...names].flatMap((name) => {
      const wanted = this.meaningOf(name);
      if (wanted === undefined && !required.includes(name)) return [];
      const schema = Object.hasOwn(properties, name) ? properties[name] : {};
      return [[name, this.fill(schema, wanted, depth + 1)] as const];
    });
    return Object.fromEntries(entries);
  }
}

const isNull = (value: unknown): boolean => readJsonSchema(value).type?.every((type) => type === "null") === true;

const typeOf = ({ type, properties, items }: JsonSchema): JsonType => {
  const stated = type?.find((name) => name !== "null") ?? type?.[0];
  if (stated !== undefined) return stated;
  if (properties !== undefined) return "object";
  return items === undefined ? "string" : "array";
};

const mergeSchemas = (schemas: readonly unknown[]): object => {
  const parts = schemas.map(readJsonSchema);
  const merged = parts.reduce((sum, part) => ({ ...sum, ...part }), {});
  return {
    ...merged,
    properties: Object.fromEntries(parts.flatMap(({ properties = {} }) => Object.entries(properties))),
    required: parts.flatMap(({ required = [] }) => required),
  };
};

/**
 * A value that a JSON schema allows, with the wanted values where the schema permits them. Respects enum, bounds,
 * lengths, references and choices; ignores `pattern`.
 */
export const fillSchema = (schema: unknown, meaningOf: Meaning): unknown =>
  new Filler(schema, meaningOf).fill(schema, undefined);
