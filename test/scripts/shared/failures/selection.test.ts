import { describe, expect, it } from "vitest";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import { checkRange, isWithin, moment } from "../../../../scripts/shared/failures/selection.js";

const NOW = new Date("2026-11-21T12:00:00.000Z");
const read = (text: string): string => moment("--since", NOW)(text).toISOString();

describe("times on the command line", () => {
  it.each([
    ["90s", "2026-11-21T11:58:30.000Z"],
    ["5m", "2026-11-21T11:55:00.000Z"],
    ["2h", "2026-11-21T10:00:00.000Z"],
    ["7d", "2026-11-14T12:00:00.000Z"],
    ["1w", "2026-11-14T12:00:00.000Z"],
    ["2026-11-21", "2026-11-21T00:00:00.000Z"],
    ["2026-11-21T08:30:00Z", "2026-11-21T08:30:00.000Z"],
    ["2026-11-21T08:30:00+02:00", "2026-11-21T06:30:00.000Z"],
    ["2026-11-21 08:30:00", "2026-11-21T08:30:00.000Z"],
  ])("accept %s", (text, time) => {
    expect(read(text)).toBe(time);
  });

  it.each(["", "2", "h", "-2h", "2 hours", "1.5h", "2026-02-30", "21.11.2026", "yesterday"])("refuse %j", (text) => {
    expect(() => read(text)).toThrow(UsageError);
    expect(() => read(text)).toThrow(`--since is "${text}"`);
  });

  it("include the start of a range and exclude its end", () => {
    const since = new Date(10);
    const until = new Date(20);

    expect([9, 10, 19, 20].map((ms) => isWithin({ since, until }, new Date(ms)))).toEqual([false, true, true, false]);
    expect(isWithin({}, new Date(0))).toBe(true);
  });

  it("refuse a range that ends before it starts", () => {
    expect(() => {
      checkRange({ since: new Date(20), until: new Date(20) });
    }).toThrow(UsageError);
  });
});
