import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldText } from "../../../../functions/shared/triage/fold-text.js";
import { withoutIdioms, withoutNames } from "../../../../functions/shared/triage/other-meanings.js";

const SEED = 20261128;

const IDIOMS = [
  "the prices are down",
  "it is in the production plan",
  "a breach of contract",
  "i hacked together a script",
];
const OTHERS = ["the server is down", "production failed", "we were hacked", "nothing else is new here"];
const NAMES = [
  "https://example.com/help/data-loss?x=1",
  "data.loss@example.com",
  "data_loss.PDF",
  "www.data-loss.example",
];
const WORDS = ["data", "loss,", "mail:", "(see below)", "e.g.", "3.5", "file"];

const listOf = (some: readonly string[], others: readonly string[]) =>
  fc.array(fc.constantFrom(...some, ...others), { minLength: 1, maxLength: 60 });

describe("withoutIdioms", () => {
  it("takes the same idioms apart in a long text as in each of its sentences, wherever they are", () => {
    fc.assert(
      fc.property(listOf(IDIOMS, OTHERS), (sentences) => {
        expect(withoutIdioms(sentences.join(" | "))).toBe(sentences.map(withoutIdioms).join(" | "));
      }),
      { seed: SEED },
    );
  });

  it.each(IDIOMS)("takes apart: %s", (idiom) => {
    expect(withoutIdioms(idiom)).toContain("·");
  });

  it.each(OTHERS)("leaves as it is: %s", (sentence) => {
    expect(withoutIdioms(sentence)).toBe(sentence);
  });
});

describe("withoutNames", () => {
  it("removes the same names from a long text as from each of its words", () => {
    fc.assert(
      fc.property(listOf(NAMES, WORDS), fc.constantFrom(" ", "\n", "\t", "\u00a0"), (words, blank) => {
        expect(withoutNames(words.join(blank))).toBe(words.map(withoutNames).join(blank));
      }),
      { seed: SEED },
    );
  });

  it.each(NAMES)("removes %s", (name) => {
    expect(withoutNames(name)).not.toMatch(/loss/i);
  });

  it.each(WORDS)("keeps %s", (word) => {
    expect(withoutNames(word)).toBe(word);
  });
});

describe("foldText", () => {
  const ascii = fc.string({ unit: fc.constantFrom(...Array.from(" \n\t-_'`\"*|:;.,<>ab1")), maxLength: 40 });

  it("separates the words of plain letters as it does those of any others", () => {
    fc.assert(
      fc.property(ascii, (text) => {
        // A letter that is not ASCII takes the general way.
        const inGeneral = foldText(`ж. ${text}x`).replace(/^ж \| ?/, "");
        expect(foldText(`x. ${text}x`).replace(/^x \| ?/, "")).toBe(inGeneral);
      }),
      { seed: SEED, numRuns: 1_000 },
    );
  });
});
