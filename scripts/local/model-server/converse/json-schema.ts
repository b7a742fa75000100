import * as z from "zod";

const count = z.int().min(0).optional().catch(undefined);
const bound = z.number().optional().catch(undefined);
const list = z.array(z.unknown()).min(1).optional().catch(undefined);
const map = z.record(z.string(), z.unknown()).optional().catch(undefined);

const TYPES = ["object", "array", "string", "number", "integer", "boolean", "null"] as const;
const Type = z.enum(TYPES);
export type JsonType = z.infer<typeof Type>;

/** The keywords of JSON Schema that affect a value. An invalid keyword counts as absent; others are ignored. */
const JsonSchemaNode = z
  .object({
    type: z
      .union([Type.transform((type) => [type]), z.array(Type)])
      .optional()
      .catch(undefined),
    const: z.unknown().optional(),
    enum: list,
    default: z.unknown().optional(),
    examples: list,
    anyOf: list,
    oneOf: list,
    allOf: list,
    $ref: z.string().optional().catch(undefined),
    properties: map,
    required: z.array(z.string()).optional().catch(undefined),
    items: z.unknown().optional(),
    minItems: count,
    minLength: count,
    maxLength: count,
    minimum: bound,
    maximum: bound,
    exclusiveMinimum: bound,
    exclusiveMaximum: bound,
    multipleOf: z.number().positive().optional().catch(undefined),
    format: z.string().optional().catch(undefined),
  })
  .catch({});
export type JsonSchema = z.infer<typeof JsonSchemaNode>;

/** Reads a schema from JSON. A value that is not a schema (true, a number) counts as one that allows anything. */
export const readJsonSchema = (value: unknown): JsonSchema => JsonSchemaNode.parse(value);

const step = (value: unknown, key: string): unknown => {
  const known = z.record(z.string(), z.unknown()).safeParse(value);
  return known.success && Object.hasOwn(known.data, key) ? known.data[key] : undefined;
};

/** The target of a reference such as `#/$defs/Address` in a document; undefined when it does not exist. */
export const followReference = (reference: string, root: unknown): unknown =>
  reference
    .replace(/^#\/?/, "")
    .split("/")
    .filter((key) => key !== "")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce(step, root);
