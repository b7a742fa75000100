import UNICODE from "unhomoglyph/data.json" with { type: "json" };
import fc from "fast-check";
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

  /** Word by word, with patterns: slow, and easier to read. */
  const wordByWord = (text: string): string => {
    const looks = new Map(
      Object.entries(LOOKS_LIKE).flatMap(([letters, all]) => [
        ...Array.from(all, (sign) => [sign.toUpperCase(), letters] as const),
      ]),
    );
    for (const [letters, all] of Object.entries(LOOKS_LIKE)) for (const sign of all) looks.set(sign, letters);
    const isSign = (sign: string): boolean => sign > "\u007f" && looks.has(sign);
    const toWord = (word: readonly string[]): string => {
      const isMixed = word.some((sign) => /[a-z\u00c0-\u024f\u1e00-\u1eff]/iu.test(sign));
      const isAlike = word.every((sign) => isSign(sign) || /[a-z\d]/i.test(sign));
      const hasLetter = word.some((sign) => /[\p{L}\p{M}\p{N}]/u.test(sign) && !/\d/.test(sign));
      const isDisguised = word.some(isSign) && hasLetter && (isMixed || isAlike);
      return word.map((sign) => (isDisguised ? (looks.get(sign) ?? sign) : sign)).join("");
    };
    let words = "";
    let word: string[] = [];
    for (const sign of Array.from(`${text} `))
      if (isSign(sign) || /[\p{L}\p{M}\p{N}]/u.test(sign)) word.push(sign);
      else {
        words += toWord(word) + sign;
        word = [];
      }
    return words.slice(0, -1);
  };

  it("reads every text as word by word", () => {
    const sign = fc.constantFrom(...Array.from("abz09 .-|'оеаСТорыйЖσοוا١ñÀḀ日本∞×¥😀𐊠𖽀𐊂\n"), " ", " ");
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
        expect(toLatinLetters(signs.join(""))).toBe(wordByWord(signs.join("")));
      }),
      { numRuns: 1_000 },
    );
  });
});
