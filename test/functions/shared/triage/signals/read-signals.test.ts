import { describe, expect, it } from "vitest";
import { readSignals, type TextsWithSignals } from "../../../../../functions/shared/triage/signals/read-signals.js";

const featuresOf = (description: string, texts: Partial<TextsWithSignals> = {}) => [
  ...readSignals({ subject: "", description, language: "en", ...texts }).features.keys(),
];

describe("readSignals", () => {
  it("tells what is stated from what is asked", () => {
    expect(featuresOf("There was an outage.")).toContain("down");
    expect(featuresOf("Was there an outage?")).toContain("down?");
    expect(featuresOf("Was there an outage?")).not.toContain("down");
  });

  it("reads full-width marks as it reads the others", () => {
    expect(featuresOf("いつ届きますか？", { language: "ja" })).toContain("onlyQuestions");
    expect(featuresOf("停止していましたか？今は動きます。", { language: "ja" })).toContain("down?");
    expect(featuresOf("もう嫌です！！", { language: "ja" })).toContain("doubleExclamation");
    expect(featuresOf("なぜ？？", { language: "ja" })).toContain("doubleQuestion");
    expect(featuresOf("動きません！")).toContain("exclamation");
  });

  it("reads numbers in words as it reads digits", () => {
    expect(featuresOf("It needs forty minutes.")).toContain("duration");
    expect(featuresOf("You sent it three times.")).toContain("multiple");
    expect(featuresOf("Alle zwölf Filialen stehen still.", { language: "de" })).toContain("everyone+down");
    expect(featuresOf("Alle 12 Filialen stehen still.", { language: "de" })).toContain("everyone+down");
  });

  it("finds two signals anywhere in one text", () => {
    expect(featuresOf("We read about it in the news. All their files were gone.")).toContain("elsewhere&gone");
  });

  it("says where a signal is", () => {
    expect(featuresOf("See above", { subject: "Refund" })).toContain("refund^");
    expect(featuresOf("See above", { issueType: "refunds" })).toContain("refund:type");
  });

  it("finds two signals in one sentence, and not in two", () => {
    expect(featuresOf("All our files are gone.")).toContain("data+gone");
    expect(featuresOf("I keep my files here. The pain is gone.")).not.toContain("data+gone");
  });

  it.each([
    ["en", "I am not happy with it."],
    ["de", "Ich bin gar nicht zufrieden."],
    ["fr", "Je ne suis pas satisfaite."],
    ["it", "Non sono contenta."],
    ["ja", "あまり便利ではないです。"],
  ])("takes praise that is negated for blame, in %s: %s", (language, text) => {
    expect(featuresOf(text, { language })).toContain("onlyBlame");
  });

  it("takes blame that is negated for none", () => {
    expect(featuresOf("I am not angry at all.")).toContain("noTone");
  });

  it("reads words of the ticket's language, and of all languages when that is unknown", () => {
    const text = "Die Anzeige ist kaputt.";

    expect(featuresOf(text, { language: "de" })).toContain("fault");
    expect(featuresOf(text, { language: "en" })).not.toContain("fault");
    expect(featuresOf(text, { language: "und" })).toContain("fault");
    expect(featuresOf(text, { language: undefined })).toContain("fault");
  });

  it("finds a word inside a German compound, and two parts of a sentence that belong together", () => {
    expect(featuresOf("Der Rechnungsdruck.", { language: "de" })).toContain("invoice");
    expect(featuresOf("Hier friert das Fenster ständig ein.", { language: "de" })).toContain("crash");
    expect(featuresOf("Es friert. Wir kaufen ein.", { language: "de" })).not.toContain("crash");
  });

  it("reads both ends of a text of any length, in bounded time", () => {
    const filler = "lorem ipsum. ".repeat(80_000);
    const begun = performance.now();

    expect(featuresOf(`We were hacked. ${filler} I want a refund.`)).toEqual(
      expect.arrayContaining(["breach", "refund"]),
    );
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it("quotes words of the lists", () => {
    const { words } = readSignals({ subject: "", description: "An INVOICE for Mira", language: "en" });

    expect(words.get("invoice")).toBe("invoice");
    expect([...words.values()]).not.toContain("Mira");
  });
});
