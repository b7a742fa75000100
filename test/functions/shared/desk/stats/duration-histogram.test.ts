import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bucketOf,
  type Histogram,
  quantile,
  RELATIVE_ERROR,
} from "../../../../../functions/shared/desk/stats/duration-histogram.js";

const histogramOf = (durations: readonly number[]): Histogram => {
  const counts = new Map<number, number>();
  for (const duration of durations) counts.set(bucketOf(duration), (counts.get(bucketOf(duration)) ?? 0) + 1);
  return counts;
};

const TEN_YEARS_MS = 10 * 365 * 24 * 60 * 60 * 1_000;

describe("quantiles of durations", () => {
  it("are at most the stated part off, for all durations from a second to ten years", () => {
    const aDuration = fc.double({ min: 0, max: Math.log(TEN_YEARS_MS / 1_000), noNaN: true });
    fc.assert(
      fc.property(
        fc.array(
          aDuration.map((power) => 1_000 * Math.exp(power)),
          { minLength: 1, maxLength: 200 },
        ),
        fc.constantFrom(0.5, 0.9, 0.99, 1),
        (durations, share) => {
          const exact = durations.toSorted((one, other) => one - other)[Math.ceil(share * durations.length) - 1] ?? 0;
          const found = quantile(histogramOf(durations), share) ?? 0;
          expect(Math.abs(found - exact) / exact).toBeLessThanOrEqual(RELATIVE_ERROR + 1e-9);
        },
      ),
    );
  });

  it("count what is shorter than a second, or was answered before it was asked, as a second", () => {
    expect([999, 0, -5_000, Number.NaN].map(bucketOf)).toEqual([0, 0, 0, 0]);
    expect(quantile(histogramOf([10, -10]), 0.5)).toBe(1_000);
  });

  it("have no more buckets than an item can hold, whatever the times say", () => {
    expect(bucketOf(Number.MAX_SAFE_INTEGER)).toBe(bucketOf(TEN_YEARS_MS * 2));
    expect(bucketOf(Infinity)).toBeLessThan(200);
  });

  it("are unknown of nothing, and of what was taken back", () => {
    expect(quantile(new Map(), 0.5)).toBeUndefined();
    expect(quantile(new Map([[7, 0]]), 0.9)).toBeUndefined();
  });
});
