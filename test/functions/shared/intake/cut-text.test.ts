import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutText, jsonBytes } from "../../../../functions/shared/intake/cut-text.js";
import { texts } from "../../../support/builders/arbitraries.js";

const limits = fc.integer({ min: 0, max: 300 });
const sizeInJson = (text: string): number => jsonBytes(text) - 2;

describe("cutText", () => {
  it.each([
    ["abc", 3, "abc"],
    ["abcd", 3, "abc"],
    ["ééé", 5, "éé"],
    ["a😀b", 4, "a"],
    ["a😀b", 5, "a😀"],
    ['""""', 5, '""'],
    ["\u0001\u0001", 11, "\u0001"],
    ["a", 0, ""],
  ])("cuts %j to %d bytes of JSON as %j", (text, limit, expected) => {
    expect(cutText(text, limit)).toBe(expected);
  });

  it("gives a beginning of the text, within the limit and without a broken character", () => {
    fc.assert(
      fc.property(texts(), limits, (text, limit) => {
        const cut = cutText(text, limit);
        expect(text.startsWith(cut)).toBe(true);
        expect(sizeInJson(cut)).toBeLessThanOrEqual(limit);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });

  it("never cuts more than it must: one character more would not fit", () => {
    fc.assert(
      fc.property(texts(), limits, (text, limit) => {
        const cut = cutText(text, limit);
        fc.pre(cut !== text);
        const next = String.fromCodePoint(text.codePointAt(cut.length) ?? 0);
        expect(sizeInJson(cut + next)).toBeGreaterThan(limit);
      }),
    );
  });
});
