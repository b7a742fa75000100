import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSpans } from "../../../../functions/shared/pii/find-spans.js";
import { redact } from "../../../../functions/shared/pii/redact.js";
import { labelledTickets } from "./labelled-tickets.js";

const values = labelledTickets().flatMap(({ text, spans }) => spans.map(({ start, end }) => text.slice(start, end)));

/** Words, punctuation, personal data and what looks like a placeholder, in any order. */
const aTicketText = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
      { weight: 3, arbitrary: fc.constantFrom(...values) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          "[EMAIL_1]",
          "[email 1]",
          "NAME_1",
          "[TEXT_2]",
          "［CARD_1］",
          "[ERROR_42]",
          "\\[PHONE\\_1\\]",
        ),
      },
      { weight: 2, arbitrary: fc.constantFrom(" ", "\n", "[", "]", "_", "EMAIL", "1", " tel. ", "@", "password=") },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

const isWord = (character: string) => /[\p{L}\p{N}]/u.test(character);

/** Whether a text has a value as whole words. */
const standsIn = (text: string, value: string): boolean => {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + value.length)];
    if (!(isWord(before) && isWord(value.charAt(0))) && !(isWord(after) && isWord(value.slice(-1)))) return true;
  }
  return false;
};

describe("redact", () => {
  it("gives the same value the same placeholder, in all texts alike, and others another", () => {
    const { texts } = redact({
      subject: "Mail for ada@example.com",
      description: "Write to ada@example.com, or to grace@example.com.",
    });

    expect(texts).toEqual({
      subject: "Mail for [EMAIL_1]",
      description: "Write to [EMAIL_1], or to [EMAIL_2].",
    });
  });

  it("replaces a value everywhere, also where no word says what it is", () => {
    const { texts } = redact({ subject: "1234567890 does not answer", description: "My phone is 1234567890" });

    expect(texts).toEqual({ subject: "[PHONE_1] does not answer", description: "My phone is [PHONE_1]" });
  });

  it("replaces what is known, as a whole word only", () => {
    const known = [
      { value: "Ada Byron", kind: "NAME" as const },
      { value: "Ada", kind: "NAME" as const },
    ];
    const { texts } = redact({ text: "Ada Byron here. Ada asked about Adapters." }, { values: known });

    expect(texts.text).toBe("[NAME_1] here. [NAME_2] asked about Adapters.");
  });

  it("takes spans that another service found, and leaves no part of those that overlap", () => {
    const text = "I am Ada, ada@example.com, of Paris";
    const spans = [
      { start: 5, end: 13, kind: "NAME" as const },
      { start: 30, end: 35, kind: "ADDRESS" as const },
    ];

    expect(redact({ text }, { spans: { text: spans } }).texts.text).toBe("I am [EMAIL_1], of [ADDRESS_1]");
  });

  it("counts different values by kind", () => {
    const { counts } = redact({ text: "ada@example.com, ada@example.com, bob@example.com, +49 30 901820" });

    expect([...counts]).toEqual([
      ["EMAIL", 2],
      ["PHONE", 1],
    ]);
  });

  it("prints no value that it replaced", () => {
    expect(JSON.stringify(redact({ text: "ada@example.com" }))).not.toContain("ada@");
  });

  it("restores exactly what it replaced, whatever the text", () => {
    fc.assert(
      fc.property(aTicketText, aTicketText, (subject, description) => {
        const { texts, restore } = redact({ subject, description });

        expect(restore(texts.subject)).toMatchObject({ text: subject, unknown: [] });
        expect(restore(texts.description)).toMatchObject({ text: description, unknown: [] });
      }),
      { numRuns: 300 },
    );
  });

  it("leaves nothing that the rules find, whatever stands around it", () => {
    fc.assert(
      fc.property(aTicketText, (text) => {
        const { texts } = redact({ text });
        const found = findSpans(text).map(({ start, end }) => text.slice(start, end));

        for (const value of found.filter(({ length }) => length > 2 && length <= 120))
          expect(standsIn(texts.text, value), value).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe("restore", () => {
  const { restore } = redact({ text: "I am at ada@example.com or +49 30 901820" });

  it.each([
    ["Mail [EMAIL_1].", "Mail ada@example.com."],
    ["Mail [email_1].", "Mail ada@example.com."],
    ["Mail [EMAIL 1].", "Mail ada@example.com."],
    [String.raw`Mail \[EMAIL\_1\].`, "Mail ada@example.com."],
    ["Mail EMAIL_1, call ［PHONE_1］", "Mail ada@example.com, call +49 30 901820"],
  ])("reads a placeholder as models write it: %s", (written, restored) => {
    expect(restore(written)).toMatchObject({ text: restored, unknown: [] });
  });

  it.each(["[EMAIL_9]", "[EMAIL]", "[CARD_1]", "[CORREO_1]", "NAME_3", "[email-2]"])(
    "names %s as one that nobody replaced, and leaves it",
    (invented) => {
      expect(restore(`Write to ${invented}.`)).toEqual({
        text: `Write to ${invented}.`,
        kinds: new Set(),
        unknown: [invented],
      });
    },
  );

  it("says which kinds of values a text got back", () => {
    expect([...restore("[EMAIL_1] [PHONE_1]").kinds]).toEqual(["EMAIL", "PHONE"]);
  });

  it("does not restore twice: a value that has the form of a placeholder stays as it is", () => {
    const { texts, restore: back } = redact({ text: "The form shows [EMAIL_1] instead of ada@example.com" });

    expect(texts.text).toBe("The form shows [TEXT_1] instead of [EMAIL_1]");
    expect(back("Replace [TEXT_1] by [EMAIL_1].").text).toBe("Replace [EMAIL_1] by ada@example.com.");
  });
});
