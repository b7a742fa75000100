import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { TicketQuerySchema } from "../../../../functions/shared/api/ticket-schemas.js";
import { INSTANT_PATTERN, readInstant, TimestampSchema } from "../../../../functions/shared/contracts/timestamp.js";
import { instants, texts, writtenInstants } from "../../../support/builders/arbitraries.js";

/** Read by the load's tests too. */
const { accepted, outside, refused } = z
  .object({
    accepted: z.array(z.tuple([z.string(), z.string(), z.string()])),
    outside: z.array(z.tuple([z.string(), z.string()])),
    refused: z.array(z.tuple([z.string(), z.string()])),
  })
  .parse(JSON.parse(readFileSync("test/fixtures/instants.json", "utf8")));

const messageOf = (text: string): string | undefined => TimestampSchema.safeParse(text).error?.issues[0]?.message;

describe("TimestampSchema", () => {
  it.each(accepted)("reads %j as %s: %s", (text, expected) => {
    expect(TimestampSchema.parse(text)).toBe(expected);
  });

  it.each(outside)("refuses %j with the range of years: %s", (text) => {
    expect(messageOf(text)).toBe("expected a year from 1970 to 9999 (UTC)");
  });

  it.each(refused)("refuses %j: %s", (text) => {
    expect(messageOf(text)).toMatch(/^expected an ISO 8601 date and time, such as /);
  });

  it("normalizes every accepted form of an instant to the same text", () => {
    fc.assert(fc.property(writtenInstants(), ({ text, normal }) => TimestampSchema.parse(text) === normal));
  });

  it("does not change a normal form", () => {
    fc.assert(
      fc.property(instants(), (instant) => TimestampSchema.parse(instant.toISOString()) === instant.toISOString()),
    );
  });

  it("reads every text in time that depends only on its length", () => {
    const long = `2026-11-20T08:30:00.${"1".repeat(1_000_000)}`;

    expect(TimestampSchema.parse(`${long}Z`)).toBe("2026-11-20T08:30:00.111Z");
    expect(messageOf(`${long}!`)).toContain("expected an ISO 8601");
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

describe("readInstant", () => {
  it("reads exactly the texts of INSTANT_PATTERN, whatever their year", () => {
    for (const [text] of [...accepted, ...outside]) {
      expect(INSTANT_PATTERN.test(text)).toBe(true);
      expect(readInstant(text)?.milliseconds).not.toBeNaN();
    }
    for (const [text] of refused) expect(readInstant(text)).toBeUndefined();
  });

  it.each([
    ["2026-11-20T08:30:00.123Z", false],
    ["2026-11-20T08:30:00.123000000Z", false],
    ["2026-11-20T08:30:00.1230000001Z", true],
    ["2026-11-20T08:30:00,1234+02", true],
  ])("says whether %s has digits below the millisecond: %s", (text, isCut) => {
    expect(readInstant(text)).toMatchObject({ isCut });
  });
});

describe("a query of the API", () => {
  it("accepts what the reader reads, whatever its year, and refuses what it refuses", () => {
    for (const [text] of [...accepted, ...outside])
      expect(TicketQuerySchema.safeParse({ from: text }).success).toBe(true);
    for (const [text] of refused) expect(TicketQuerySchema.safeParse({ to: text }).success).toBe(false);
  });
});
