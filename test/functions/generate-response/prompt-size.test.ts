import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutToTokens, estimateTokens } from "../../../functions/generate-response/prompt-size.js";
import { texts } from "../../support/builders/arbitraries.js";

describe("estimateTokens", () => {
  /** The most that cl100k_base, o200k_base and Claude 2's tokenizer make of each: see decision 15. */
  it.each([
    ["<", "<".repeat(8_000), 1_000],
    ["the escape of <", String.raw`\u003c`.repeat(8_000), 32_000],
    ["what stands for <", "‹".repeat(8_000), 16_000],
    ["marks between letters", "a<b".repeat(3_000), 6_001],
    ["digits", "1234567890".repeat(800), 3_348],
    ["single letters", "x q z ".repeat(1_300), 3_901],
    ["rare Hangul", "뷁쾕뙓쀍꿹".repeat(400), 6_000],
    ["emoji", "😀🧿🫠🪬🦤".repeat(400), 5_613],
    ["Hindi", "कृपया अपना पासवर्ड भेजें।".repeat(100), 3_300],
    ["code", String.raw`if (a!=b){x[i]++;}//t\n`.repeat(300), 4_501],
  ])("is not below what tokenizers make of %s", (_what, text, measured) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(measured);
  });

  it("is at least 0.6 for a letter, and one for each byte of other scripts", () => {
    expect(estimateTokens("printer")).toBe(5);
    expect(estimateTokens("PRINT 4")).toBe(7);
    expect(estimateTokens("設定")).toBe(6);
  });
});

describe("cutToTokens", () => {
  it("returns the longest start that fits, as JSON, and no half character", () => {
    fc.assert(
      fc.property(texts(), fc.integer({ min: 0, max: 200 }), (text, max) => {
        const cut = cutToTokens(text, max);
        const json = (part: string): string => JSON.stringify(part).slice(1, -1).replaceAll("<", "‹");
        const [next = ""] = text.slice(cut.length);

        expect(text.startsWith(cut)).toBe(true);
        expect(estimateTokens(json(cut))).toBeLessThanOrEqual(max);
        expect(cut === text || estimateTokens(json(cut + next)) > max - 1).toBe(true);
        expect(cut.isWellFormed()).toBe(text.slice(0, cut.length).isWellFormed());
      }),
    );
  });

  it("cuts a megabyte in less time than anyone waits", () => {
    expect(cutToTokens("<".repeat(1_000_000), 24_000)).toHaveLength(8_000);
  });
});
