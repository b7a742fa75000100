import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitText } from "../../../functions/detect-sentiment/split-text.js";

const bytes = (text: string): number => Buffer.byteLength(text, "utf8");

/** Text with sentences, emoji families, stacked accents, and long words without a space. */
const prose = fc
  .array(
    fc.oneof(
      fc.constantFrom("It broke. ", "Why? ", "壊れました。", "👨‍👩‍👧‍👦", "🏳️‍🌈", "\n\n", "é", "x".repeat(40), "नमस्ते ", "\r\n"),
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.nat(30).map((count) => `a${"\u0301".repeat(count)}`),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

describe("splitText", () => {
  it("leaves a text that fits in one piece", () => {
    expect(splitText("It broke. Help!", 100)).toEqual(["It broke. Help!"]);
  });

  it("fills a piece to the last byte", () => {
    expect(splitText("x".repeat(100), 100)).toHaveLength(1);
    expect(splitText("x".repeat(101), 100)).toHaveLength(2);
  });

  it("splits between sentences", () => {
    expect(splitText("It broke. Then I cried. Help!", 20)).toEqual(["It broke. ", "Then I cried. Help!"]);
  });

  it("splits inside a sentence that alone is too long, between what a reader sees as characters", () => {
    const family = "👨‍👩‍👧‍👦";

    expect(splitText(family.repeat(3), bytes(family) + 10)).toEqual([family, family, family]);
  });

  it("splits one visible character that alone is too long between code points", () => {
    const pieces = splitText(`a${"\u0301".repeat(20)}`, 10);

    expect(Math.max(...pieces.map(bytes))).toBeLessThanOrEqual(10);
  });

  it("loses and adds nothing, keeps the limit and never splits a surrogate pair", () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 4, max: 60 }), (text, maxBytes) => {
        const pieces = splitText(text, maxBytes);
        expect(pieces.join("")).toBe(text);
        for (const piece of pieces) {
          expect(bytes(piece)).toBeLessThanOrEqual(maxBytes);
          expect(piece.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("makes no more pieces than necessary: two adjacent ones never fit in one", () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 4, max: 60 }), (text, maxBytes) => {
        const pieces = splitText(text, maxBytes);
        for (const [index, piece] of pieces.slice(1).entries()) {
          expect(bytes(pieces[index] ?? "") + bytes(piece)).toBeGreaterThan(maxBytes);
        }
      }),
    );
  });

  it("makes no empty piece, unless the text is empty", () => {
    fc.assert(fc.property(prose, (text) => text === "" || splitText(text, 12).every((piece) => piece !== "")));
  });
});
