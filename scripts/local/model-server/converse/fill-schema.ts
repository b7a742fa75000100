import { fitEnum, fitNumber, fitString } from "./fit-value.js";
import { followReference, readJsonSchema, type JsonSchema, type JsonType } from "./json-schema.js";

/** Deepest nesting and most values filled: a schema may refer to itself, or ask for lists of lists. */
const DEPTH_MAX = 12;
const VALUES_MAX = 1_000;

/** What a property of a name should say; undefined when nothing is known of it. */
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
    const other = this.elsewhere(schema);
    return other === undefined ? this.fillType(schema, wanted, depth) : this.fill(other, wanted, depth + 1);
  }

  /** The schema that a reference, a choice or a sum of schemas stands for. */
  private elsewhere({ $ref, anyOf, oneOf, allOf }: JsonSchema): unknown {
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

  /** Every property that is required or whose name means something; the rest are optional and stay out. */
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
 * A value that a JSON schema allows, saying what is meant where the schema leaves room. Enum, bounds, lengths, references and
 * choices are kept to; `pattern` is not looked at.
 */
export const fillSchema = (schema: unknown, meaningOf: Meaning): unknown =>
  new Filler(schema, meaningOf).fill(schema, undefined);
