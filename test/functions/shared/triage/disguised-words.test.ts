import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disguisedPlaces, undisguise } from "../../../../functions/shared/triage/disguised-words.js";
import { foldLetters, separateWords } from "../../../../functions/shared/triage/fold-text.js";
import { priorityFloor } from "../../../../functions/shared/triage/priority-floor.js";
import { growTree, readWord } from "../../../../functions/shared/triage/word-tree.js";
import { texts } from "../../../support/builders/arbitraries.js";

const TREE = growTree(["outage*", "data loss", "hacked", "ransomware", "failed", "数据丢失"].map(readWord));
const wordsIn = (text: string): string => separateWords(undisguise(foldLetters(text), TREE));

describe("undisguise", () => {
  it.each([
    ["digits and signs for letters", "0ut@ge", "outage"],
    ["marks between letters", "o.u.t.a.g.e", "outage"],
    ["a hyphen", "out-age", "outage"],
    ["a word that is hyphenated at the end of a line", "ran-\nsomware", "ransomware"],
    ["blanks between letters", "d a t a  l o s s", "data loss"],
    ["blanks between a few letters", "da ta lo ss", "data loss"],
    ["one blank in a long word", "ransom ware", "ransomware"],
    ["a phrase without its blank", "dataloss", "data loss"],
    ["repeated letters", "outaaaage", "outage"],
    ["two letters that look like one", "ransornware", "ransomware"],
    ["capital i for l", "faiIed", "failed"],
    ["flags", "🇴🇺🇹🇦🇬🇪", "outage"],
    ["flags before letters", "🇴🇺tage", "outage"],
    ["blanks in a script without them", "数 据 丢 失", "数据丢失"],
    ["an article before words that could be two", "an out age", "an outage"],
  ])("reads %s", (_what, text, expected) => {
    expect(wordsIn(`${text} `)).toBe(expected);
  });

  it.each([
    "please find out age limits",
    "ask hack ed about it",
    "the data. loss of weight",
    "the data, loss of weight",
    "with out agenda",
    "数据。丢失",
    "a long, outage-free year",
  ])("changes nothing in: %s", (text) => {
    expect(undisguise(text, TREE)).toBe(text);
  });

  it("changes nothing in any text without its words, and ends", () => {
    const none = growTree([readWord("qqqqqqzz")]);
    fc.assert(fc.property(texts(500), (text) => undisguise(foldLetters(text), none) === foldLetters(text)));
  });
});

describe("a long text", () => {
  // Normalising a run of marks takes the square of its length: without a limit, this takes half a minute.
  it.each([
    ["combining marks", `a${"\u0301\u0323".repeat(120_000)}`],
    ["marks of another script", "\u05b0\u05bc".repeat(120_000)],
  ])(
    "of %s is folded in the time of any other",
    (_what, text) => {
      expect(() => foldLetters(text)).not.toThrow();
    },
    10_000,
  );

  it.each([
    ["letters that are repeated", "outa".padEnd(1_000_000, "a")],
    ["words that are taken apart", "d a t a l o s ".repeat(70_000)],
    ["dangers in passing", "no outage ".repeat(100_000)],
    ["dangers in passing without a bar", "is down below the ".repeat(55_000)],
  ])("of %s is read to its end", (_what, text) => {
    expect(() => priorityFloor(text)).not.toThrow();
  });
});

describe("a disguised alarm far inside a long text", () => {
  const SENTENCE = "Hello, the monthly invoice of our office came twice and we wonder why that is so. ";
  const buried = (text: string): string => `${SENTENCE.repeat(1_000)} ${text} now. ${SENTENCE.repeat(3_000)}`;

  it.each([
    "there is a full 0utage for everyone",
    "there is an o.u.t.a.g.e for everyone",
    "we have d a t a  l o s s",
    "we have ransom ware",
    "we have dataloss",
    "we were hаckеd",
  ])("sets the floor: %s", (text) => {
    expect(priorityFloor(buried(text))?.priority).toBe("CRITICAL");
  });

  it("is found at the borders of the parts that are searched apart", () => {
    for (const start of [32 * 1024 - 5, 32 * 1024 - 100]) {
      const text = SENTENCE.repeat(1_200);
      expect(priorityFloor(`${text.slice(0, start)} we have ransom ware ${text}`)?.priority).toBe("CRITICAL");
      const end = 16 * 1024 - 32 * 1024 + start;
      expect(priorityFloor(`${text} we have ransom ware ${text.slice(-end)}`)?.priority).toBe("CRITICAL");
    }
  });

  it("is none in a plain text of its length", () => {
    expect(priorityFloor(buried("all is well"))).toBeUndefined();
  });

  it("that is said in passing stays in passing", () => {
    expect(priorityFloor(buried("so that there is no 0utage"))?.priority).not.toBe("CRITICAL");
  });

  it("is not looked for when what is before it costs too much", () => {
    expect(disguisedPlaces(`${"d a t a l o s ".repeat(100)} an o.u.t.a.g.e now `, TREE)).not.toBe("");
    expect(disguisedPlaces(`${"d a t a l o s ".repeat(100_000)} an o.u.t.a.g.e now `, TREE)).toBe("");
  });
});
