import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { replaceUnreadable } from "../../../../functions/shared/contracts/text.js";
import { optionalText, writtenText } from "../../../../functions/shared/http/text-schema.js";

const DocumentedSchema = z.object({ pattern: z.string().optional(), maxLength: z.number() });
const patternOf = (schema: z.ZodType) => DocumentedSchema.parse(z.toJSONSchema(schema, { io: "input" })).pattern ?? "";

const aCharacter = fc.oneof(
  fc.constantFrom(" ", "\t", "\n", "\u0000", "\u007f", "\u0085", "\u200b", "\u3164", "\ufeff", "a", "🎫"),
  fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
);
/** Any UTF-16 unit, also half of a pair. */
const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
const aText = fc.array(aCharacter, { maxLength: 8 }).map((characters) => characters.join(""));

describe("text of a request", () => {
  it.each([
    ["written text", writtenText(1_000)],
    ["text that may be empty", optionalText(1_000)],
  ])("%s is accepted exactly when its documented pattern accepts it, in both dialects of patterns", (_name, schema) => {
    const pattern = patternOf(schema);

    fc.assert(
      fc.property(aText, (text) => {
        const taken = schema.safeParse(text).success;
        expect(new RegExp(pattern).test(text)).toBe(taken);
        expect(new RegExp(pattern, "u").test(text)).toBe(taken);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is measured in characters, not in UTF-16 units", () => {
    expect(writtenText(3).safeParse("🎫🎫🎫").success).toBe(true);
    expect(writtenText(3).safeParse("🎫🎫🎫a").success).toBe(false);
    expect(writtenText(3).safeParse("aaaa").success).toBe(false);
  });

  it("is measured before and after replacing alike", () => {
    expect(writtenText(3).parse("a\ud800\u0000")).toBe("a\ufffd\ufffd");
    expect(writtenText(2).safeParse("a\ud800\u0000").success).toBe(false);
  });

  it("is read as texts of the stream are, whatever characters it has", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyUnit, minLength: 1 }), (text) => {
        expect(writtenText(1_000).parse(`a${text}`)).toBe(replaceUnreadable(`a${text}`));
        expect(optionalText(1_000).parse(text)).toBe(replaceUnreadable(text));
      }),
    );
  });

  it("is checked in linear time", () => {
    const hostile = `${" ".repeat(260_000)}\u0000`;
    const pattern = new RegExp(patternOf(writtenText(300_000)));
    const before = process.cpuUsage();

    expect(writtenText(300_000).safeParse(hostile).success).toBe(false);
    expect(pattern.test(hostile)).toBe(false);
    // In quadratic time, 260,000 characters would take a minute.
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
});
