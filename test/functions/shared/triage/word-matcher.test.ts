import { describe, expect, it } from "vitest";
import { foldText } from "../../../../functions/shared/triage/fold-text.js";
import { countWords, matchWords } from "../../../../functions/shared/triage/word-matcher.js";

describe("matchWords", () => {
  it.each([
    ["a word alone", "outage", "outage"],
    ["a word beside punctuation", "outage", "(outage)!"],
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

  it("gives back the first word of the list that is there", () => {
    expect(matchWords(["data loss", "outage"])("an outage and data loss")).toBe("data loss");
  });
});

describe("countWords", () => {
  it("counts every time that any of the words comes up", () => {
    expect(countWords(["bug*", "error"])("bug bug two bugs and an error")).toBe(4);
  });

  it("counts nothing in a text without them", () => {
    expect(countWords(["bug*"])("all is well")).toBe(0);
  });
});
