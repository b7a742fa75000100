import fc from "fast-check";
import { expect, it } from "vitest";
import { headerIn } from "../../../../functions/shared/readable/mail-headers.js";

it.each([
  ["From: Mira", "from"],
  ["> **Sent:** today", "date"],
  ["*Von*: Mira", "from"],
  ["收件人：Mira", "to"],
  ["De la: Mira: x", "from"],
  ["Objet :", "subject"],
])("reads the kind of %j", (line, kind) => {
  expect(headerIn(line)).toBe(kind);
});

/** The label of a header line as a pattern: slow, and easier to read. */
const LABEL = /^[\s>*]*([^\s>*:：][^:：]{0,30}?)\s?\**[:：]/u;
const KNOWN = new Set<string | undefined>(["from", "to", "sent", "件名", "de"]);

it("takes as the label what is before the colon, without marks around it", () => {
  const part = fc.constantFrom(
    "From",
    "To",
    "sent",
    "件名",
    "De",
    " ",
    "  ",
    ">",
    "*",
    "**",
    ":",
    "：",
    "\t",
    "\u00a0",
    "x",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const line = parts.join("");

      expect(headerIn(line) !== undefined).toBe(KNOWN.has(LABEL.exec(line)?.[1]?.toLowerCase()));
    }),
    { numRuns: 2_000 },
  );
});
