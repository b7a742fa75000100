import { describe, expect, it } from "vitest";
import { bootstrap, bootstrapDifferences } from "../../../../scripts/shared/evaluation/bootstrap.js";

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const MEAN = new Map([["mean", mean]]);

/** 100 zeros and ones, of which 30 are ones. */
const HUNDRED = Array.from({ length: 100 }, (_, index) => (index % 10 < 3 ? 1 : 0));

const intervalOf = (items: readonly number[], seed?: number) => bootstrap(items, MEAN, { seed }).get("mean");

describe("bootstrap", () => {
  it("has the figure of the items themselves as value", () => {
    expect(intervalOf(HUNDRED)?.value).toBe(0.3);
  });

  it("gives about the interval that the normal distribution gives: 0.3 ± 1.96·√(0.3·0.7/100)", () => {
    const { low = 0, high = 0 } = intervalOf(HUNDRED) ?? {};

    expect(low).toBeGreaterThan(0.3 - 0.09 - 0.02);
    expect(low).toBeLessThan(0.3 - 0.09 + 0.02);
    expect(high).toBeGreaterThan(0.3 + 0.09 - 0.02);
    expect(high).toBeLessThan(0.3 + 0.09 + 0.02);
  });

  it("gives the same interval for the same seed, and another for another", () => {
    const noisy = HUNDRED.map((one, index) => one + index / 1_000);

    expect(intervalOf(noisy, 7)).toEqual(intervalOf(noisy, 7));
    expect(intervalOf(noisy, 7)).not.toEqual(intervalOf(noisy, 8));
  });

  it("gives an interval without width where all items are equal", () => {
    expect(intervalOf([1, 1, 1])).toEqual({ value: 1, low: 1, high: 1 });
  });
});

describe("bootstrapDifferences", () => {
  const differenceOf = (pairs: readonly { one: number; other: number }[]) =>
    bootstrapDifferences(pairs, MEAN).get("mean");

  it("subtracts the first results from the second", () => {
    expect(differenceOf([{ one: 1, other: 0 }])).toEqual({ value: -1, low: -1, high: -1 });
  });

  it("keeps the results of an item together: what differs by as much everywhere is certain", () => {
    const pairs = HUNDRED.map((one) => ({ one, other: one + 2 }));
    const { low = 0, high = 0 } = differenceOf(pairs) ?? {};

    expect(low).toBeCloseTo(2, 10);
    expect(high).toBeCloseTo(2, 10);
  });
});
