import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addTags, TagSchema, TagsSchema, TooManyTags } from "../../../../functions/shared/desk/tag.js";

const tagOf = (text: unknown): string | undefined => TagSchema.safeParse(text).data;

describe("TagSchema", () => {
  it.each([
    ["VIP", "vip"],
    ["  two words\t", "two words"],
    ["one\nline", "one line"],
    ["Cafe\u0301", "caf\u00e9"],
    ["a\u0000b", "a\ufffdb"],
    ["\u{1f3ab}".repeat(50), "\u{1f3ab}".repeat(50)],
    ["https://example.com/", "https://example.com/"],
  ])("makes one tag of what is the same to people: %j", (text, tag) => {
    expect(tagOf(text)).toBe(tag);
  });

  it.each([
    "",
    " ",
    "\u200b",
    "x".repeat(51),
    "x".repeat(1_000),
    "\u{1f3ab}".repeat(51),
    "\u0130".repeat(50),
    7,
    null,
    ["a"],
  ])("refuses %j", (text) => {
    expect(tagOf(text)).toBeUndefined();
  });

  it("returns tags that can be sent back as they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const tag = tagOf(text);
        if (tag !== undefined) expect(tagOf(tag)).toBe(tag);
      }),
    );
  });
});

describe("the tags of a ticket", () => {
  const twenty = Array.from({ length: 20 }, (_, index) => `tag-${index}`);

  it("are at most twenty", () => {
    expect(TagsSchema.safeParse(twenty).success).toBe(true);
    expect(TagsSchema.safeParse([...twenty, "more"]).error?.issues[0]?.message).toBe("expected at most 20 tags");
    expect(() => addTags(twenty, ["more"])).toThrow(TooManyTags);
  });

  it("are each there once", () => {
    expect(addTags(["a", "b"], ["b", "c"])).toEqual(["a", "b", "c"]);
    expect(addTags(twenty, ["tag-7"])).toEqual(twenty);
  });
});
