import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSchedule, ScheduleError } from "../../../stacks/config/parse-schedule.js";

const HOUR = 60;
const DAY = 24 * HOUR;

describe("parseSchedule", () => {
  it.each([
    ["cron(0 0/2 * * ? *)", 2 * HOUR],
    ["cron(0 * * * ? *)", HOUR],
    ["cron(0/15 * * * ? *)", 15],
    ["cron(0 6 * * ? *)", DAY],
    ["cron(0 6,18 * * ? *)", 12 * HOUR],
    ["cron(0 8-17 * * ? *)", 15 * HOUR],
    ["cron(30 6 ? * MON-FRI *)", 3 * DAY],
    ["cron(0 6 ? * SUN,TUE,4-6 *)", 2 * DAY],
    ["cron(0 0/7 * * ? *)", 7 * HOUR],
    ["cron(5 0/2 ? * * *)", 2 * HOUR],
  ])("finds the longest gap of %s: %d minutes", (expression, minutes) => {
    expect(parseSchedule(expression)).toEqual({ expression, longestGapMinutes: minutes });
  });

  it.each([
    ["another kind of schedule", "rate(2 hours)"],
    ["too few fields", "cron(0 0/2 * * ?)"],
    ["an invalid hour", "cron(0 24 * * ? *)"],
    ["an invalid minute", "cron(60 * * * ? *)"],
    ["a range backwards", "cron(0 17-8 * * ? *)"],
    ["a step of nothing", "cron(0 0/0 * * ? *)"],
    ["two day fields", "cron(0 6 * * * *)"],
    ["no day field", "cron(0 6 ? * ? *)"],
    ["a day of the month", "cron(0 6 1 * ? *)"],
    ["a month", "cron(0 6 * JAN ? *)"],
    ["a year", "cron(0 6 * * ? 2027)"],
    ["runs closer than five minutes", "cron(0/4 * * * ? *)"],
    ["runs further apart than an alarm looks back", "cron(0 6 ? * MON *)"],
    ["words", "every two hours"],
  ])("rejects %s: %s", (_what, expression) => {
    expect(() => parseSchedule(expression)).toThrow(ScheduleError);
  });

  it("never finds a gap longer than the step of the hours, whatever the minute", () => {
    const steps = fc.constantFrom(1, 2, 3, 4, 6, 8, 12);

    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 59 }), (step, minute) => {
        expect(parseSchedule(`cron(${minute} 0/${step} * * ? *)`).longestGapMinutes).toBe(step * HOUR);
      }),
    );
  });
});
