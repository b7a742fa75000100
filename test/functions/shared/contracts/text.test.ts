import { describe, expect, it } from "vitest";
import { isBlank } from "../../../../functions/shared/contracts/text.js";

describe("isBlank", () => {
  it.each(["", " \t\r\n", "\u200b\u200d", "\ufeff", "\u2060 \u00ad", "\u0000"])("takes %j for nothing", (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each([".", "😡", "\u200bno\u200b", "日"])("takes %j for something", (text) => {
    expect(isBlank(text)).toBe(false);
  });
});
