import { describe, expect, it } from "vitest";
import { isBlank, truncateText } from "../../../../functions/shared/contracts/text.js";

describe("isBlank", () => {
  it.each(["", " \t\r\n", "\u200b\u200d", "\ufeff", "\u2060 \u00ad", "\u0000"])("is true for %j", (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each([".", "😡", "\u200bno\u200b", "日"])("is false for %j", (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe("truncateText", () => {
  it.each([
    ["short", 5, "short"],
    ["longer", 4, "long"],
    ["ab😡", 3, "ab"],
    ["a\ud800b", 3, "a\ufffdb"],
  ])("truncates %j to %d as %j", (text, maxLength, truncated) => {
    expect(truncateText(text, maxLength)).toBe(truncated);
  });
});
