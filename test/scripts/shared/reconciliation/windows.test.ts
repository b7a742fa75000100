import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addCounts, toWindows } from "../../../../scripts/shared/reconciliation/windows.js";

const aDay = fc
  .integer({ min: 0, max: 3_000 })
  .map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10));
const aCount = fc.oneof(fc.integer({ min: 0, max: 4_000 }), fc.constant(Infinity));

describe("toWindows", () => {
  it("takes every day once, in order, and no window that exceeds memory", () => {
    fc.assert(
      fc.property(fc.dictionary(aDay, aCount, { maxKeys: 400 }), (counted) => {
        const windows = toWindows(new Map(Object.entries(counted)));

        expect(windows.flat()).toEqual(Object.keys(counted).sort());
        for (const days of windows.filter(({ length }) => length > 1)) {
          expect(days.reduce((sum, day) => sum + (counted[day] ?? 0), 0)).toBeLessThanOrEqual(3_000);
          expect(days.length).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it("reads a year of quiet days in four windows", () => {
    const days = Array.from({ length: 366 }, (_, index) => new Date(Date.UTC(2024, 0, 1 + index)));
    const counts = new Map(days.map((day) => [day.toISOString().slice(0, 10), 4]));

    expect(toWindows(counts).map(({ length }) => length)).toEqual([100, 100, 100, 66]);
  });

  it("adds what the locations have of a day", () => {
    const counts = addCounts([new Map([["2026-11-21", 2_999]]), new Map([["2026-11-21", 2]]), new Map()]);

    expect(counts).toEqual(new Map([["2026-11-21", 3_001]]));
  });
});
