import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldText } from "../../../../functions/shared/triage/fold-text.js";
import { BREACH_REPORTED } from "../../../../functions/shared/triage/breach-phrases.js";
import { LOSS_REPORTED } from "../../../../functions/shared/triage/loss-phrases.js";
import { countWords, matchSentence, matchWords } from "../../../../functions/shared/triage/word-matcher.js";
import { texts } from "../../../support/builders/arbitraries.js";

describe("matchWords", () => {
  it.each([
    ["a word alone", "outage", "outage"],
    ["a word next to punctuation", "outage", "(outage)!"],
    ["a phrase", "data loss", "we fear data loss today"],
    ["a phrase across the end of a line", "data loss", "we fear data\nloss"],
    ["a word with an apostrophe", "someone else's", "these are someone else’s"],
    ["any ending of a word with a star", "invoice*", "invoiced twice"],
    ["an accented word in folded text", "caída", "la caida"],
    ["a word of a script without blanks, inside other letters", "障害", "全社で障害が発生"],
    ["an Arabic word behind its article", "اختراق", "الاختراق"],
    ["a word with characters that mean something in a pattern", "c++ (beta)", "the c++ (beta) build"],
  ])("finds %s", (_what, word, text) => {
    expect(matchWords(["other", word])(foldText(text))).toBe(word.replace("*", ""));
  });

  it.each([
    ["inside a longer word", "lag", "flagged"],
    ["at the start of a longer word", "bug", "buggy"],
    ["before a digit", "prod", "prod2"],
    ["before an accent of another script", "हैक", "हैकि"],
    ["as a pattern", "a.c", "abc"],
    ["across the end of a sentence", "is down", "Here it is. Down there"],
  ])("does not find a word %s", (_where, word, text) => {
    expect(matchWords([word])(foldText(text))).toBeUndefined();
  });

  it("returns the first matching word of the list", () => {
    expect(matchWords(["data loss", "outage"])("an outage and data loss")).toBe("data loss");
  });
});

describe("sentence patterns", () => {
  // The generator knows no lookarounds. Without them a pattern matches more, never less.
  const withoutLookarounds = ({ source }: RegExp): RegExp =>
    new RegExp(`^(?:${source.replace(/\(\?<![^()]*\((?:[^()]*)\)[^()]*\)/g, "").replaceAll("(?= )", "")})$`);

  it.each([
    ["lost data", LOSS_REPORTED],
    ["access by the wrong people", BREACH_REPORTED],
  ])("for %s have one of their parts in every sentence", (_what, { pattern, oneOf }) => {
    fc.assert(
      fc.property(fc.stringMatching(withoutLookarounds(pattern)), (sentence) => {
        expect(oneOf.filter((part) => sentence.includes(part))).not.toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("are not searched in a text without any of their parts", () => {
    const pattern = { pattern: /gone/g, oneOf: ["data"] };

    expect(matchSentence(pattern)("it is gone")).toBeUndefined();
    expect(matchSentence(pattern)("data is gone")).toBe("gone");
  });
});

describe("countWords", () => {
  it("counts every occurrence of any of the words", () => {
    expect(countWords(["bug*", "error"])("bug bug two bugs and an error")).toBe(4);
  });

  it("counts nothing in a text without them", () => {
    expect(countWords(["bug*"])("all is well")).toBe(0);
  });
});

describe("foldText", () => {
  it.each([
    ["case", "OUTAGE", "outage"],
    ["full width", "Ｏｕｔａｇｅ", "outage"],
    ["bold letters of mathematics", "𝐨𝐮𝐭𝐚𝐠𝐞", "outage"],
    ["accents", "Caída", "caida"],
    ["accents stacked up", "o̷̅u̴t̵a̶g̷e̸", "outage"],
    ["zero-width joiners", "o\u200du\u200dt\u200da\u200dg\u200de", "outage"],
    ["zero-width spaces and byte order marks", "out\u200bage \ufeffnow", "outage now"],
    ["soft hyphens", "out\u00adage", "outage"],
    ["marks of direction", "\u202eoutage\u202c", "outage"],
    ["tag characters and variation selectors", "out\u{e0061}age\ufe0f", "outage"],
    ["control characters", "out\u0000\u0008age", "outage"],
    ["letters spaced out", "big o u t a g e today", "big outage today"],
    ["white space of any kind", "  data\t\r\n\u00a0\u3000loss ", "data loss"],
    ["dashes and underscores", "data-loss data—loss data_loss", "data loss data loss data loss"],
    ["apostrophes of any kind", "else's else’s else\u02bcs", "else s else s else s"],
    ["punctuation", "data, loss... (here)", "data | loss | here |"],
  ])("folds %s", (_what, text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it("keeps the letters of other scripts apart from their accents", () => {
    expect(foldText("データが消えた हैक")).toBe("データが消えた हैक");
  });

  it("does not join short words that happen to be in a row", () => {
    expect(foldText("as I a m")).toBe("as i a m");
  });

  it("changes nothing when it is repeated", () => {
    fc.assert(fc.property(texts(), (text) => foldText(foldText(text)) === foldText(text)));
  });

  it("ignores any invisible character anywhere in a word", () => {
    const invisible = fc.constantFrom("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u180e");
    fc.assert(
      fc.property(fc.array(invisible, { minLength: 1, maxLength: 7 }), fc.nat(7), (marks, at) => {
        const word = "security";
        return foldText(word.slice(0, at) + marks.join("") + word.slice(at)) === word;
      }),
    );
  });
});
