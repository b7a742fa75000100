import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visibleText } from "../../../console/src/design/visible-text.js";

describe("visibleText", () => {
  it.each([
    ["a right-to-left override", "invoice\u202Efdp.exe", "invoice[U+202E]fdp.exe"],
    ["a zero-width space", "pass\u200Bword", "pass[U+200B]word"],
    ["a soft hyphen", "re\u00ADfund", "re[U+00AD]fund"],
    ["a tag character", "a\u{E0041}b", "a[U+E0041]b"],
    ["a NUL", "a\u0000b", "a[U+0000]b"],
  ])("writes out %s", (_name, text, expected) => {
    expect(visibleText(text)).toBe(expected);
  });

  it.each(["Tab\tand\nline\r\n", "می‌خواهم", "👩‍👩‍👧", "<script>alert(1)</script>", "שלום"])(
    "leaves %j as it is",
    (text) => {
      expect(visibleText(text)).toBe(text);
    },
  );

  it("leaves nothing that would be invisible, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(visibleText(visibleText(text))).toBe(visibleText(text));
      }),
    );
  });
});
