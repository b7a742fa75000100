import type { Faker } from "@faker-js/faker";

/** When the next ticket is submitted. Called once per ticket. */
export type TimeSource = () => Date;

/** Submission of the first ticket of a seeded run that brings no clock. Fixed, since a run must be the same on any day. */
export const SEEDED_START = new Date("2026-01-05T08:00:00.000Z");

/** Time between two submissions of a seeded run: at most 30 s, so that 5,000 tickets fill about a day. */
const GAP_MS = { min: 200, max: 30_000 };

export const systemTime: TimeSource = () => new Date();

/** Starts at `start` and moves on by a gap drawn from `faker` each time it is read. */
export const seededTime = (faker: Faker, start: Date): TimeSource => {
  let now = start.getTime();
  return () => {
    const current = new Date(now);
    now += faker.number.int(GAP_MS);
    return current;
  };
};
