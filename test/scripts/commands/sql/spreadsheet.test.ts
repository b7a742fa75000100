import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutFormula } from "../../../../scripts/commands/sql/spreadsheet.js";

const texts = (): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom("", " ", "'", "''", '"', "\t", "\u00a0", "=", "+", "-", "@", "＝", "－", "﹣"), fc.string())
    .map((parts) => parts.join(""));

/** What a spreadsheet would do with a field: skip what is not shown, and look at the first character. */
const begins = (field: string): string =>
  field
    .normalize("NFKC")
    .replace(/^[\s"'`]+/, "")
    .charAt(0);

describe("withoutFormula", () => {
  it("leaves no field that begins with what starts a formula, but for negative numbers", () => {
    fc.assert(
      fc.property(texts(), (text) => {
        const field = withoutFormula(text);

        if (field.startsWith("'") || /^-[\d.eE+-]+$/.test(field)) return;
        expect("=+-@").not.toContain(begins(field) || "none");
      }),
    );
  });

  it("can be undone: the apostrophe goes where what follows it would be a formula", () => {
    const undo = (field: string): string => {
      const rest = field.slice(1);
      return field.startsWith("'") && withoutFormula(rest) !== rest ? rest : field;
    };
    fc.assert(
      fc.property(texts(), (text) => {
        expect(undo(withoutFormula(text))).toBe(text);
      }),
    );
  });

  it("only ever adds an apostrophe in front", () => {
    fc.assert(
      fc.property(texts(), (text) => {
        expect([text, `'${text}`]).toContain(withoutFormula(text));
      }),
    );
  });

  it.each(["-5", "-0.5", "-.5", "-1e9", "-1.5E-3", "5", "1,5", "a=b", "x - y", "mail@example.com", ""])(
    "leaves %j as it is",
    (text) => {
      expect(withoutFormula(text)).toBe(text);
    },
  );
});
