import { expect, it } from "vitest";
import { seededRandom } from "../../../../scripts/shared/random/seeded-random.js";

const numbersOf = (seed: number, count: number): readonly number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, random);
};

it("gives the same numbers for the same seed, and others for another", () => {
  expect(numbersOf(7, 5)).toEqual(numbersOf(7, 5));
  expect(numbersOf(7, 5)).not.toEqual(numbersOf(8, 5));
});

it("spreads its numbers evenly from 0 to 1", () => {
  const tenths = Map.groupBy(numbersOf(1, 10_000), (number) => Math.floor(10 * number));

  expect([...tenths.keys()].toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (const numbers of tenths.values()) expect(Math.abs(numbers.length - 1_000)).toBeLessThan(150);
});
