import UNICODE from "unhomoglyph/data.json" with { type: "json" };
import { describe, expect, it } from "vitest";
import { LOOKS_LIKE, toLatinLetters } from "../../../../functions/shared/triage/confusables.js";

const SMALL_CAPITALS: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", (capital, at) => [capital, "abcdefghijklmnopqrstuvwyz".charAt(at)]),
);

/** Targets of confusables.txt that are no Latin letters, and signs that it lacks. */
const MORE: Readonly<Record<string, string>> = { ĸ: "k", ʍ: "m", ɛ: "e", ǝ: "e", ɯ: "w" };
const BY_LETTER: Readonly<Record<string, string>> = { ...SMALL_CAPITALS, ...MORE, ß: "b" };

const decomposed = (text: string): string => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");

const latin = (sign: string): string =>
  Array.from(decomposed(sign), (part) => BY_LETTER[part] ?? part)
    .join("")
    .toLowerCase();

describe("LOOKS_LIKE", () => {
  // The package is Unicode's confusables.txt: each character with the ones that it looks like.
  it("is what Unicode lists as confusable with Latin letters, less what decomposition makes Latin", () => {
    const expected: Record<string, Set<string>> = {};
    for (const [sign, like] of Object.entries({ ...UNICODE, ...SMALL_CAPITALS, ...MORE })) {
      const letters = latin(like);
      const isWanted = sign > "\u007f" && decomposed(sign) === sign && /^[a-z]{1,2}$/.test(letters);
      if (isWanted) (expected[letters] ??= new Set()).add(sign);
    }

    const signs = Object.entries(LOOKS_LIKE).map(([letters, all]) => [letters, new Set(all)]);
    expect(Object.fromEntries(signs)).toEqual(expected);
  });
});

describe("toLatinLetters", () => {
  it.each([
    ["Cyrillic letters in a Latin word", "оutаge", "outage"],
    ["a word of Cyrillic letters only", "ОС", "oc"],
    ["Greek letters", "συταge", "outage"],
    ["small capitals", "ᴏᴜᴛᴀɢᴇ", "outage"],
    ["letters beyond the first plane", "𐊠𐊂c", "abc"],
  ])("makes Latin letters of %s", (_what, text, expected) => {
    expect(toLatinLetters(text)).toBe(expected);
  });

  it.each(["Мы рады, продажи выросли", "Πού είναι;", "תודה רבה", "شكرا لكم", "会議は三時", "5 × 3", "¥500"])(
    "leaves words of other scripts alone: %s",
    (text) => {
      expect(toLatinLetters(text)).toBe(text);
    },
  );
});
