import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { fillSchema } from "../../../../../scripts/local/model-server/converse/fill-schema.js";

const nothingMeant = (): undefined => undefined;

const bounds = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 2, max: 50 }));
const aString = fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 20 })).map(([minLength, room]) => ({
  type: "string",
  minLength,
  maxLength: minLength + room,
}));
const aNumber = bounds.map(([minimum, room]) => ({ type: "number", minimum, maximum: minimum + room }));
const anInteger = bounds.map(([exclusiveMinimum, room]) => ({
  type: "integer",
  exclusiveMinimum,
  exclusiveMaximum: exclusiveMinimum + room,
}));
const anEnum = fc.array(fc.string(), { minLength: 1, maxLength: 4 }).map((options) => ({ enum: options }));
const aLeaf = fc.oneof(
  aString,
  aNumber,
  anInteger,
  anEnum,
  fc.constantFrom({ type: "boolean" }, { type: "null" }, { const: 7 }),
);

const { schema: aSchema } = fc.letrec((tie) => ({
  schema: fc.oneof({ maxDepth: 3, withCrossShrink: true }, aLeaf, tie("object"), tie("array"), tie("choice")),
  object: fc
    .dictionary(fc.string({ minLength: 1, maxLength: 8 }), tie("schema"), { maxKeys: 3 })
    .chain((properties) =>
      fc.subarray(Object.keys(properties)).map((required) => ({ type: "object", properties, required })),
    ),
  array: fc.record({ type: fc.constant("array"), items: tie("schema"), minItems: fc.nat({ max: 2 }) }),
  choice: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }).map((anyOf) => ({ anyOf })),
}));

it("fills any schema with a value that the schema allows, with any wanted values", () => {
  fc.assert(
    fc.property(aSchema, fc.option(fc.oneof(fc.string(), fc.double()), { nil: undefined }), (schema, meant) => {
      const validator = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);

      expect(validator.safeParse(fillSchema(schema, () => meant)).error).toBeUndefined();
    }),
  );
}, 60_000);

it("fills a value that is not a schema without failing", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (schema) => {
      expect(JSON.stringify(fillSchema(schema, nothingMeant))).toBeDefined();
    }),
  );
}, 60_000);

describe("the value", () => {
  const meant = (name: string): unknown =>
    ({ mood: "high", score: 0.8, reply: "Dear Ada", face: "a😀", nothing: Number.NaN })[name];
  const fillProperty = (name: string, schema: object): unknown =>
    (fillSchema({ type: "object", properties: { [name]: schema } }, meant) as Record<string, unknown>)[name];

  it.each([
    ["an entry of the enum, whatever its case", "mood", { enum: ["LOW", "HIGH"] }, "HIGH"],
    ["the first of an enum that lacks what is meant", "mood", { enum: ["A", "B"] }, "A"],
    ["cut to the longest allowed", "reply", { type: "string", maxLength: 4 }, "Dear"],
    ["cut between characters, not inside one", "face", { type: "string", maxLength: 2 }, "a"],
    ["brought into range", "score", { type: "number", maximum: 0.5 }, 0.5],
    ["zero when what is meant is no finite number", "nothing", { type: "number" }, 0],
    ["rounded for an integer", "score", { type: "integer" }, 1],
    ["a multiple", "score", { type: "number", multipleOf: 0.25 }, 0.75],
    ["of the first type that is not null", "reply", { type: ["null", "string"] }, "Dear Ada"],
    ["of the first choice that is not null", "reply", { anyOf: [{ type: "null" }, { type: "string" }] }, "Dear Ada"],
  ])("is %s", (_case, name, schema, expected) => {
    expect(fillProperty(name, schema)).toBe(expected);
  });

  it("omits an optional property with an unknown name, and fills a required one by default, format or length", () => {
    const schema = {
      properties: {
        note: { type: "string" },
        id: { type: "string", format: "uuid" },
        unit: { type: "string", default: "hours" },
        code: { type: "string", minLength: 6 },
      },
      required: ["id", "unit", "code", "undeclared"],
    };

    expect(fillSchema(schema, meant)).toEqual({
      id: "00000000-0000-4000-8000-000000000000",
      unit: "hours",
      code: "none..",
      undeclared: "none",
    });
  });

  it("follows references and merges schemas", () => {
    const schema = {
      $defs: { base: { properties: { a: { const: 1 } }, required: ["a"] } },
      allOf: [{ type: "object", properties: { b: { $ref: "#/$defs/base" } }, required: ["b"] }],
    };

    expect(fillSchema(schema, meant)).toEqual({ b: { a: 1 } });
  });

  it("finishes when a schema refers to itself or asks for too much", () => {
    const endless = { type: "object", properties: { next: { $ref: "#" } }, required: ["next"] };
    const wide = { type: "array", minItems: 1e9, items: { type: "array", minItems: 1e9, items: { type: "null" } } };

    expect(JSON.stringify(fillSchema(endless, nothingMeant)).length).toBeLessThan(1_000);
    expect(JSON.stringify(fillSchema(wide, nothingMeant)).length).toBeLessThan(100_000);
  });
});
