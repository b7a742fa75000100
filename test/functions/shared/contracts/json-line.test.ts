import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toJsonLine } from "../../../../functions/shared/contracts/json-line.js";
import { ticketRecords } from "../../../support/builders/arbitraries.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";

describe("toJsonLine", () => {
  it.each(["\u007f", "\u0080", "\u0085", "\u009f", "\u2028", "\u2029"])("writes %j as an escape", (character) => {
    const record = aTicketRecord({ subject: `one${character}two` });

    expect(toJsonLine(record)).toContain(`"one\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}two"`);
    expect(JSON.parse(toJsonLine(record))).toEqual(record);
  });

  it("writes any record as one line for every kind of reader, without losing anything", () => {
    fc.assert(
      fc.property(
        ticketRecords(),
        fc.constantFrom("\n", "\r", "\u007f", "\u0085", "\u2028", "\u2029"),
        (record, end) => {
          const written = { ...record, description: `one${end}two` };
          const line = toJsonLine(written);
          expect(line.split(/[\p{Cc}\u2028\u2029]/u)).toHaveLength(2);
          expect(line.endsWith("\n")).toBe(true);
          expect(JSON.parse(line)).toEqual(written);
        },
      ),
      // Found once (seed 2062621099): a DEL in a text of the record itself.
      { examples: [[aTicketRecord({ response_text: "\u007f" }), "\n"]] },
    );
  });
});
