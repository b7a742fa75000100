import { describe, expect, it } from "vitest";
import { TextAttribute } from "../../../../functions/shared/table/attributes.js";

describe("TextAttribute", () => {
  it("reads text, and refuses a number", () => {
    expect(TextAttribute.parse({ S: "text" })).toBe("text");
    expect(TextAttribute.safeParse({ N: "1" }).success).toBe(false);
  });
});
