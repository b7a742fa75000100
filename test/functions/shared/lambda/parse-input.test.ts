import * as z from "zod";
import { describe, expect, it } from "vitest";
import { InvalidInput } from "../../../../functions/shared/lambda/errors.js";
import { parseInput } from "../../../../functions/shared/lambda/parse-input.js";

const Schema = z.object({ a: z.object({ b: z.array(z.string()) }), c: z.enum(["x", "y"]).default("x") });

const messageOf = (schema: z.ZodType, input: unknown): string => {
  try {
    parseInput(schema, input);
  } catch (error) {
    if (error instanceof InvalidInput) return error.message;
  }
  return "no InvalidInput";
};

describe("parseInput", () => {
  it("returns the parsed input, including defaults", () => {
    expect(parseInput(Schema, { a: { b: ["1"] } })).toEqual({ a: { b: ["1"] }, c: "x" });
  });

  it("names every invalid field by its path", () => {
    const message = messageOf(Schema, { a: { b: ["1", 2] }, c: "z" });

    expect(message).toMatch(/^a\.b\.1: .+; c: /);
  });

  it("says when the input itself is invalid", () => {
    expect(messageOf(Schema, "text")).toMatch(/^input: /);
  });

  it("does not repeat values", () => {
    expect(messageOf(Schema, { a: { b: ["1"] }, c: "pelican" })).not.toContain("pelican");
  });

  it("names five issues and counts the others", () => {
    expect(messageOf(z.array(z.string()), [1, 2, 3, 4, 5, 6, 7])).toMatch(/; 4: .+; and 2 more$/);
  });
});
