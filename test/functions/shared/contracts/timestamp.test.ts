import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TimestampSchema } from "../../../../functions/shared/contracts/timestamp.js";
import { instants, texts, writtenInstants } from "../../../support/builders/arbitraries.js";

describe("TimestampSchema", () => {
  it.each([
    ["2026-11-21T08:30:00.000Z", "2026-11-21T08:30:00.000Z"],
    ["2026-11-21T08:30:00Z", "2026-11-21T08:30:00.000Z"],
    ["2025-08-08 20:54:18.524355", "2025-08-08T20:54:18.524Z"],
    ["2026-11-21T08:30:00.1", "2026-11-21T08:30:00.100Z"],
    ["2026-11-21T00:30:00+05:30", "2026-11-20T19:00:00.000Z"],
    ["2026-11-21 08:30:00 -0330", "2026-11-21T12:00:00.000Z"],
    ["2028-02-29T12:00:00Z", "2028-02-29T12:00:00.000Z"],
  ])("reads %s as %s", (text, expected) => {
    expect(TimestampSchema.parse(text)).toBe(expected);
  });

  it.each([
    ["a date without a time", "2026-11-21"],
    ["30 February", "2026-02-30T08:30:00Z"],
    ["29 February of a year without one", "2026-02-29T08:30:00Z"],
    ["hour 24", "2026-11-21T24:00:00Z"],
    ["minute 60", "2026-11-21T08:60:00Z"],
    ["month 13", "2026-13-01T08:30:00Z"],
    ["an offset no zone uses", "2026-11-21T08:30:00+15:00"],
    ["an offset of 60 minutes", "2026-11-21T08:30:00+01:60"],
    ["ten decimals", "2026-11-21T08:30:00.0123456789Z"],
    ["the year 0, which SQL has not", "0000-06-01T00:00:00Z"],
    ["an offset that leads into the year 0", "0001-01-01T00:00:00+01:00"],
    ["an offset that leads beyond the year 9999", "9999-12-31T23:59:59-01:00"],
    ["text after the instant", "2026-11-21T08:30:00Z\n"],
    ["a line break in place of the zone", "2026-11-21T08:30:00\n"],
    ["an American date", "11/21/2026 08:30:00"],
    ["seconds since the epoch", "1795249800"],
    ["nothing", ""],
  ])("refuses %s", (_what, text) => {
    expect(TimestampSchema.safeParse(text).success).toBe(false);
  });

  it("normalizes every accepted form of an instant to the same text", () => {
    fc.assert(fc.property(writtenInstants(), ({ text, normal }) => TimestampSchema.parse(text) === normal));
  });

  it("does not change a normal form", () => {
    fc.assert(
      fc.property(instants(), (instant) => TimestampSchema.parse(instant.toISOString()) === instant.toISOString()),
    );
  });

  it("reports an issue for any other text and never throws", () => {
    fc.assert(
      fc.property(texts(40), (text) => {
        fc.pre(!/^\d{4}-/.test(text));
        expect(TimestampSchema.safeParse(text).error?.issues).toMatchObject([{ code: "custom" }]);
      }),
    );
  });
});
