import { base, en, Faker } from "@faker-js/faker";
import { expect, it } from "vitest";
import { seededTime, SEEDED_START } from "../../../../scripts/shared/tickets/clock.js";

const read = (seed: number): number[] => {
  const clock = seededTime(new Faker({ locale: [en, base], seed }), SEEDED_START);
  return Array.from({ length: 50 }, () => clock().getTime());
};

it("starts at the given time and moves on by up to 30 seconds at each reading", () => {
  const times = read(1);
  expect(times[0]).toBe(SEEDED_START.getTime());
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(200);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000);
});

it("moves on in the same way for the same seed", () => {
  expect(read(1)).toEqual(read(1));
  expect(read(1)).not.toEqual(read(2));
});
