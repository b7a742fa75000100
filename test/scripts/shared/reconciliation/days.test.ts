import { describe, expect, it } from "vitest";
import { ALL_DAYS, day, dayAfter, isWithin, rangeOf } from "../../../../scripts/shared/reconciliation/days.js";

const NOW = new Date("2026-03-03T00:10:00Z");

describe("the range of days", () => {
  it("is the seven days up to today, in UTC, by default", () => {
    expect(rangeOf({}, NOW)).toEqual({ from: "2026-02-25", to: "2026-03-03" });
  });

  it("is the seven days up to --to", () => {
    expect(rangeOf({ to: "2026-01-07" }, NOW)).toEqual({ from: "2026-01-01", to: "2026-01-07" });
  });

  it("is all days with --all-days", () => {
    expect(rangeOf({ allDays: true }, NOW)).toBe(ALL_DAYS);
    expect(ALL_DAYS).toEqual({ from: "0001-01-01", to: "9999-12-31" });
  });

  it("must not end before it starts", () => {
    expect(() => rangeOf({ from: "2026-03-04" }, NOW)).toThrow("--from 2026-03-04 is after --to 2026-03-03");
  });

  it("includes both ends", () => {
    const range = { from: "2026-02-27", to: "2026-03-01" };
    const days = ["2026-02-26", "2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"];

    expect(days.filter((date) => isWithin(range, date))).toEqual(days.slice(1, 4));
  });

  it.each([
    ["2026-02-28", "2026-03-01"],
    ["1970-01-01", "1970-01-02"],
    ["3000-12-31", "3001-01-01"],
    ["9999-12-30", "9999-12-31"],
  ])("has after %s the day %s", (date, next) => {
    expect(dayAfter(date)).toBe(next);
  });

  it("ends the last day, which no other follows, with a text that sorts behind all of it", () => {
    expect(dayAfter("9999-12-31") > "9999-12-31T23:59:59.999Z").toBe(true);
    expect(dayAfter("9999-12-31").startsWith("9999-12-31")).toBe(true);
  });

  it.each(["2026-02-30", "2026-2-3", "today", "2026-02-03T00:00:00Z", ""])("refuses %s as a day", (text) => {
    expect(() => day("--from")(text)).toThrow("--from is");
  });
});
