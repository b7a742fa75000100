import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cleanText,
  escapeJson,
  forFile,
  forTerminal,
  styleWith,
  withoutControls,
} from "../../../../scripts/shared/terminal/sanitize.js";
import { toJson } from "../../../../scripts/shared/terminal/output.js";

/** What Unicode calls a control or a format character that terminals obey, asked for independently of our list. */
const OBEYED = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;

/** Texts with many of the characters that matter, and with sequences that terminals obey. */
const hostile = (): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCharCode(code)),
        fc.constantFrom(
          "\u001b[31m",
          "\u001b]0;title\u0007",
          "\u009b2J",
          "\u202e",
          "\u2066",
          "\r",
          "\r\n",
          "\n",
          "\t",
          "\ufeff",
        ),
      ),
    )
    .map((parts) => parts.join(""));

const bold = styleWith((text) => `\u001b[1m${text}\u001b[22m`);

describe("forTerminal", () => {
  it("lets no control character but line feed and tab through, whatever the text is", () => {
    fc.assert(
      fc.property(hostile(), (text) => {
        expect(forTerminal(text).replaceAll(/[\n\t]/g, "")).not.toMatch(OBEYED);
      }),
    );
  });

  it("keeps what people write: accents, emoji of several parts, Persian, tabs and line ends", () => {
    const text = "Zoë 👩‍👩‍👧 می‌خواهم\t退款\n";

    expect(forTerminal(text)).toBe(text);
    expect(forTerminal("a\r\nb\r\n")).toBe("a\nb\n");
  });

  it("keeps our own styling, and none of a text that it styles", () => {
    fc.assert(
      fc.property(hostile(), (text) => {
        const shown = forTerminal(`${bold(text)} ${text}`);

        expect(shown.startsWith("\u001b[1m")).toBe(true);
        expect(
          shown
            .replaceAll("\u001b[1m", "")
            .replaceAll("\u001b[22m", "")
            .replaceAll(/[\n\t]/g, ""),
        ).not.toMatch(OBEYED);
        expect(shown.split("\u001b")).toHaveLength(3);
      }),
    );
  });

  it("keeps styling within styling", () => {
    const red = styleWith((text) => `\u001b[31m${text}\u001b[39m`);

    expect(forTerminal(bold(`a ${red("b")}`))).toBe("\u001b[1ma \u001b[31mb\u001b[39m\u001b[22m");
  });
});

describe("forFile", () => {
  it("keeps every character, and restores our own styling", () => {
    fc.assert(
      fc.property(hostile(), (text) => {
        expect(forFile(text)).toBe(text);
      }),
    );
    expect(forFile(bold("x"))).toBe("\u001b[1mx\u001b[22m");
  });
});

describe("JSON for a terminal", () => {
  it("has nothing that a terminal obeys, and is the same value", () => {
    fc.assert(
      fc.property(fc.anything({ key: hostile(), values: [hostile(), fc.double(), fc.boolean()] }), (value) => {
        const plain = JSON.stringify(value ?? null);

        expect(JSON.parse(toJson(value ?? null))).toEqual(JSON.parse(plain));
        expect(toJson(value ?? null).replaceAll("\n", "")).not.toMatch(OBEYED);
        expect(forTerminal(toJson(value ?? null))).toBe(toJson(value ?? null));
        expect(JSON.parse(escapeJson(plain))).toEqual(JSON.parse(plain));
      }),
    );
  });
});

describe("texts from customers", () => {
  it("stay on one line", () => {
    fc.assert(
      fc.property(hostile(), (text) => {
        expect(withoutControls(text)).not.toMatch(OBEYED);
      }),
    );
  });

  it("keep their length when they are cleaned", () => {
    fc.assert(
      fc.property(hostile(), (text) => {
        expect(cleanText(text)).toHaveLength(text.length);
      }),
    );
  });
});
