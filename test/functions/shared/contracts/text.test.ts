import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  foldLines,
  isBlank,
  replaceUnreadable,
  truncateText,
  withoutLongRunsOfMarks,
} from "../../../../functions/shared/contracts/text.js";

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

describe("replaceUnreadable", () => {
  it.each([
    ["a\u0000b", "a\ufffdb"],
    ["\u001b[2J", "\ufffd[2J"],
    ["a\bb\u007f", "a\ufffdb\ufffd"],
    ["a\vb\fc", "a\nb\nc"],
    ["half \ud83d an emoji", "half \ufffd an emoji"],
    ["\ude00\ud83d", "\ufffd\ufffd"],
    ["\ufffe and \uffff", "\ufffd and \ufffd"],
  ])("makes %j readable", (text, expected) => {
    expect(replaceUnreadable(text)).toBe(expected);
  });

  it("leaves no control but tab, line feed and carriage return, nor half a pair, and keeps the length", () => {
    const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));

    fc.assert(
      fc.property(fc.string({ unit: anyUnit }), (text) => {
        const readable = replaceUnreadable(text);
        // eslint-disable-next-line no-control-regex
        expect(readable).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/);
        expect(readable.isWellFormed()).toBe(true);
        expect(readable).toHaveLength(text.length);
        expect(replaceUnreadable(readable)).toBe(readable);
      }),
    );
  });

  it.each(["line\r\n\tend", "C1 \u0085 and \u009b", "\u200b\u2028\ufeff", "👩‍💻 語"])("keeps %j", (text) => {
    expect(replaceUnreadable(text)).toBe(text);
  });
});

describe("withoutLongRunsOfMarks", () => {
  it.each([
    ["sixteen marks", "\u0301".repeat(16), 16],
    ["seventeen marks", "\u0301".repeat(17), 16],
    ["a long run", "\u0301\u0323".repeat(500), 16],
  ])("keeps at most sixteen of %s on a letter", (_, marks, kept) => {
    expect(withoutLongRunsOfMarks(`a${marks}b`)).toBe(`a${marks.slice(0, kept)}b`);
  });

  it("shortens runs of marks that are surrogate pairs", () => {
    expect(withoutLongRunsOfMarks(`a${"\u{1d165}".repeat(40)}b`)).toBe(`a${"\u{1d165}".repeat(16)}b`);
  });

  it("leaves emoji and other letters as they are", () => {
    const text = `${"😀".repeat(40)} ${"क्षि".repeat(40)}`;

    expect(withoutLongRunsOfMarks(text)).toBe(text);
  });
});

/**
 * What SendMessage of SQS documents as allowed: #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to
 * #x10FFFF. Of others, its reference says in one edition that the message is refused, in another that U+FFFD replaces
 * them.
 */
// eslint-disable-next-line no-control-regex
const ALLOWED = /^[\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

describe("what is sent to SQS and SNS", () => {
  it("has every character that they accept but DEL, and none of the others", () => {
    const changed: number[] = [];
    const refused: number[] = [];
    for (let code = 0; code <= 0x10_ffff; code += 1) {
      const text = String.fromCodePoint(code);
      if (replaceUnreadable(text) !== text) changed.push(code);
      if (!ALLOWED.test(text)) refused.push(code);
    }

    expect(refused).toHaveLength(0x20 - 3 + 0x800 + 2);
    expect(changed).toEqual([...refused, 0x7f].sort((one, other) => one - other));
  });

  it("has only characters that they accept, whatever the text is", () => {
    const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
    fc.assert(
      fc.property(fc.string({ unit: anyUnit }), (text) => {
        expect(replaceUnreadable(text)).toMatch(ALLOWED);
      }),
    );
  });
});

describe("foldLines", () => {
  it.each([
    ["one\r\ntwo", "one two"],
    ["one\n\n\rtwo", "one two"],
    ["a\u0085b\u2028c\u2029d\ve\ff", "a b c d e f"],
    ["tab\tand  blanks", "tab\tand  blanks"],
    ["", ""],
  ])("makes %j a single line", (text, expected) => {
    expect(foldLines(text)).toBe(expected);
  });

  it("takes time in proportion to the text", () => {
    const text = `${" ".repeat(500_000)}${"\n".repeat(500_000)}`;

    expect(foldLines(text)).toBe(" ".repeat(500_001));
  });
});
