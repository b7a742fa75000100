import { describe, expect, it } from "vitest";
import { toVisible } from "../../../../functions/shared/injection/visible-text.js";

/** Ranges of characters that nobody sees, by their first and last. */
const UNSEEN: readonly (readonly [string, number, number])[] = [
  ["the soft hyphen", 0xad, 0xad],
  ["the combining grapheme joiner", 0x34f, 0x34f],
  ["the Arabic letter mark", 0x61c, 0x61c],
  ["Hangul fillers", 0x115f, 0x1160],
  ["Khmer vowels that are not shown", 0x17b4, 0x17b5],
  ["Mongolian selectors and the vowel separator", 0x180b, 0x180f],
  ["zero-width characters and direction marks", 0x200b, 0x200f],
  ["bidirectional embeddings and overrides", 0x202a, 0x202e],
  ["word joiner and invisible operators", 0x2060, 0x2065],
  ["bidirectional isolates and deprecated format characters", 0x2066, 0x206f],
  ["the Hangul filler", 0x3164, 0x3164],
  ["variation selectors", 0xfe00, 0xfe0f],
  ["the byte order mark", 0xfeff, 0xfeff],
  ["the half-width Hangul filler", 0xffa0, 0xffa0],
  ["interlinear annotations", 0xfff0, 0xfffb],
  ["shorthand and musical format controls", 0x1bca0, 0x1bca3],
  ["musical beams and slurs", 0x1d173, 0x1d17a],
  ["tag characters", 0xe0000, 0xe007f],
  ["variation selectors of the supplement", 0xe0100, 0xe01ef],
];

const MEANINGLESS: readonly (readonly [string, number, number])[] = [
  ["private use", 0xe000, 0xf8ff],
  ["private use of plane 15, its ends", 0xf0000, 0xf00ff],
  ["private use of plane 16, its ends", 0x10ff00, 0x10fffd],
  ["C1 controls", 0x80, 0x84],
  ["C1 controls after the next line", 0x86, 0x9f],
  ["noncharacters", 0xfdd0, 0xfdef],
];

const charactersOf = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));

describe("toVisible", () => {
  it.each(UNSEEN)("removes %s", (_name, first, last) => {
    const left = charactersOf(first, last).filter((one) => toVisible(`a${one}b${one}${one}`) !== "ab");

    expect(left.map((one) => one.codePointAt(0)?.toString(16))).toEqual([]);
  });

  it.each(MEANINGLESS)("shows runs of %s as one U+FFFD", (_name, first, last) => {
    const left = charactersOf(first, last).filter((one) => toVisible(`a${one}${one}b`) !== "a\ufffdb");

    expect(left.map((one) => one.codePointAt(0)?.toString(16))).toEqual([]);
  });

  it("shows separators of lines as line ends, and the blank pattern of Braille as a blank", () => {
    expect(toVisible("a\u2028b\u2029c\u0085d\u2800e")).toBe("a\nb\nc\nd e");
  });

  it.each([
    ["Persian with a non-joiner", "می\u200cخواهم"],
    ["Hindi with a joiner", "क्\u200dष"],
    ["a family", "👩\u200d👩\u200d👧"],
    ["a profession with a skin tone", "👩🏽\u200d💻"],
    ["signs of Arabic numbers", "\u0600١٢"],
    ["accents, tabs and line ends", "Café\tà\r\nÅ"],
    ["Japanese, Korean, Chinese", "設定 설정 设置"],
  ])("keeps %s", (_name, text) => {
    expect(toVisible(text)).toBe(text);
  });

  it.each([
    ["joiners between Latin letters", "i\u200dg\u200cn", "ign"],
    ["runs of joiners between letters that need one", "می\u200c\u200d\u200cخواهم", "می\u200cخواهم"],
    ["the selector of an emoji, which stays what it is", "❤\ufe0f\u200d🔥", "❤\u200d🔥"],
    ["the tags of a flag", "🏴\u{e0067}\u{e0062}\u{e007f}", "🏴"],
  ])("removes %s", (_name, text, expected) => {
    expect(toVisible(text)).toBe(expected);
  });

  it.each(["\u200b", "\u200d", "\ue000", "م\u200c", "\u{e0041}", "a"])(
    "reads a megabyte of %j in linear time",
    (unit) => {
      const timeOf = (length: number): number => {
        const text = unit.repeat(length / unit.length);
        const before = process.cpuUsage();
        toVisible(text);
        return process.cpuUsage(before).user / 1_000;
      };
      const times = Array.from({ length: 3 }, () => timeOf(1024 * 1024));

      expect(Math.min(...times)).toBeLessThan(500);
    },
  );
});
