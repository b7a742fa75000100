import { describe, expect, it } from "vitest";
import { day, daysIn, rangeOf } from "../../../../scripts/shared/reconciliation/days.js";

const NOW = new Date("2026-03-03T00:10:00Z");

describe("the range of days", () => {
  it("is the seven days up to today, in UTC, by default", () => {
    expect(rangeOf({}, NOW)).toEqual({ from: "2026-02-25", to: "2026-03-03" });
  });

  it("is the seven days up to --to", () => {
    expect(rangeOf({ to: "2026-01-07" }, NOW)).toEqual({ from: "2026-01-01", to: "2026-01-07" });
  });

  it("must not end before it starts", () => {
    expect(() => rangeOf({ from: "2026-03-04" }, NOW)).toThrow("--from 2026-03-04 is after --to 2026-03-03");
  });

  it("includes both ends and every day between", () => {
    expect([...daysIn({ from: "2026-02-27", to: "2026-03-01" })]).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
  });

  it.each(["2026-02-30", "2026-2-3", "today", "2026-02-03T00:00:00Z", ""])("refuses %s as a day", (text) => {
    expect(() => day("--from")(text)).toThrow("--from is");
  });
});
