import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldText } from "../../../../functions/shared/triage/fold-text.js";
import { texts } from "../../../support/builders/arbitraries.js";

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

  it("does not join short words that happen to stand in a row", () => {
    expect(foldText("as I a m")).toBe("as i a m");
  });

  it("changes nothing when it is repeated", () => {
    fc.assert(fc.property(texts(), (text) => foldText(foldText(text)) === foldText(text)));
  });

  it("sees through any invisible character anywhere in a word", () => {
    const invisible = fc.constantFrom("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u180e");
    fc.assert(
      fc.property(fc.array(invisible, { minLength: 1, maxLength: 7 }), fc.nat(7), (marks, at) => {
        const word = "security";
        return foldText(word.slice(0, at) + marks.join("") + word.slice(at)) === word;
      }),
    );
  });
});
