import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DISGUISED_LISTS, INSTRUCTION_RULES } from "../../../../functions/shared/injection/instruction-words.js";
import { FLOOR_RULES } from "../../../../functions/shared/triage/priority-floor.js";
import { readWord, readWords } from "../../../../functions/shared/triage/word-tree.js";
import { texts } from "../../../support/builders/arbitraries.js";

const readEach = (entries: readonly string[]) => entries.map((entry) => readWord(entry));

describe("readWords", () => {
  it("reads the words of the rules as each is read by itself", () => {
    const rules = [...FLOOR_RULES, ...INSTRUCTION_RULES].flatMap(({ allOf }) => allOf.flat());
    const entries = [...rules, ...DISGUISED_LISTS.flat()];

    expect(entries.length).toBeGreaterThan(1_000);
    expect(readWords(entries)).toEqual(readEach(entries));
  });

  it("reads any list so, with signs, blanks and letters that fold to nothing", () => {
    const word = fc.oneof(
      texts(),
      fc.constantFrom("", " ", "\u3164", "o u t a g e", "é", "c++", "d'ici", "한글", "рост*", "|"),
    );
    fc.assert(
      fc.property(fc.array(word), (entries) => {
        expect(readWords(entries)).toEqual(readEach(entries));
      }),
    );
  });
});
