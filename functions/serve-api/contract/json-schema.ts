import * as z from "zod";

export type Json = Readonly<Record<string, unknown>>;

export interface NamedSchemas {
  /** The schema, which refers to the named ones as an OpenAPI document does. */
  readonly schema: Json;
  /** Those of its parts, itself perhaps among them, that have an id. */
  readonly named: Readonly<Record<string, Json>>;
}

/** All members of several objects in one. */
export const mergeAll = (parts: readonly Json[]): Json => parts.reduce((all, part) => ({ ...all, ...part }), {});

const ObjectsSchema = z.record(z.string(), z.record(z.string(), z.unknown()));

/** zod refers to `$defs`; an OpenAPI document keeps its schemas among its components. */
const withComponentRefs = (schema: z.core.ZodStandardJSONSchemaPayload<z.ZodType>) =>
  z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')));

/**
 * JSON Schema (2020-12, as OpenAPI 3.1 has it) of a zod schema.
 * @param io whether of what a client sends, or of what the schema makes of it, which is also what we answer.
 */
export const toJsonSchema = (schema: z.ZodType, io: "input" | "output"): NamedSchemas => {
  const { $defs, ...rest } = withComponentRefs(z.toJSONSchema(schema, { io }));
  delete rest["$schema"];
  return { schema: rest, named: ObjectsSchema.parse($defs ?? {}) };
};
