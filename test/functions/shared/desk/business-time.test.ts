import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterBusinessTime,
  beforeBusinessTime,
  businessTimeBetween,
} from "../../../../functions/shared/desk/business-time.js";
import { AROUND_THE_CLOCK } from "../../../../functions/shared/desk/schedule.js";
import { LATEST } from "../../../../functions/shared/contracts/timestamp.js";
import { anOfficeSchedule } from "../../../fixtures/schedules.js";
import { aCalendar, isOpenEachMinute, openMinutes } from "../../../support/builders/business-calendars.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (text: string) => Date.parse(text);
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

const countOf = (minutes: readonly boolean[]): number => minutes.filter(Boolean).length;

const minutesAround = fc.integer({ min: -36 * 60, max: 60 * 60 });

describe("businessTimeBetween", () => {
  it("equals a slow reference over any calendar, zone and change of clocks", () => {
    fc.assert(
      fc.property(
        aCalendar,
        minutesAround,
        fc.integer({ min: 0, max: 50 * 60 }),
        ({ schedule, around }, start, length) => {
          const from = around + start * MINUTE;
          const until = from + length * MINUTE;
          expect(businessTimeBetween(schedule, from, until) / MINUTE).toBe(openMinutes(schedule, from, until));
        },
      ),
      { numRuns: 150 },
    );
  });

  it("adds up: what lies between three instants is the sum of its two parts", () => {
    const offset = fc.integer({ min: 0, max: 400 * HOUR });
    fc.assert(
      fc.property(aCalendar, offset, offset, ({ schedule, around }, one, other) => {
        const [middle, last] = [around + one, around + one + other];
        expect(businessTimeBetween(schedule, around, last)).toBe(
          businessTimeBetween(schedule, around, middle) + businessTimeBetween(schedule, middle, last),
        );
      }),
    );
  });

  it("is zero when time does not pass", () => {
    expect(businessTimeBetween(anOfficeSchedule, at("2026-11-25T12:00:00Z"), at("2026-11-25T11:00:00Z"))).toBe(0);
  });

  it("counts every hour around the clock, over centuries too", () => {
    expect(businessTimeBetween(AROUND_THE_CLOCK, 0, LATEST)).toBe(LATEST);
  });
});

describe("afterBusinessTime", () => {
  it.each([
    ["within the morning", "2026-11-25T08:30:00Z", 1, "2026-11-25T09:30:00.000Z"],
    ["over lunch", "2026-11-25T10:30:00Z", 1, "2026-11-25T12:30:00.000Z"],
    ["over the night", "2026-11-25T15:30:00Z", 1, "2026-11-26T08:30:00.000Z"],
    ["over the weekend", "2026-11-27T15:30:00Z", 1, "2026-11-30T08:30:00.000Z"],
    ["from outside business hours", "2026-11-28T12:00:00Z", 1, "2026-11-30T09:00:00.000Z"],
    ["until the close of business, not the next opening", "2026-11-25T15:00:00Z", 1, "2026-11-25T16:00:00.000Z"],
    ["over a holiday", "2026-12-24T15:30:00Z", 1, "2026-12-28T08:30:00.000Z"],
    ["over a change of clocks", "2026-03-27T15:30:00Z", 1, "2026-03-30T07:30:00.000Z"],
  ])("counts %s", (_kind, from, hours, expected) => {
    expect(iso(afterBusinessTime(anOfficeSchedule, at(from), hours * HOUR))).toBe(expected);
  });

  it("is the first instant at which the time has passed", () => {
    fc.assert(
      fc.property(aCalendar, fc.integer({ min: 1, max: 60 * HOUR }), ({ schedule, around }, time) => {
        const due = afterBusinessTime(schedule, around, time);
        fc.pre(due < LATEST);
        expect(businessTimeBetween(schedule, around, due)).toBe(time);
        expect(businessTimeBetween(schedule, around, due - 1)).toBe(time - 1);
      }),
    );
  });

  it("is the start for no time at all", () => {
    expect(afterBusinessTime(anOfficeSchedule, at("2026-11-28T12:00:00Z"), 0)).toBe(at("2026-11-28T12:00:00Z"));
  });

  it("is the last instant of the year 9999 when it would take more than ten years", () => {
    expect(afterBusinessTime(anOfficeSchedule, at("2026-11-25T08:30:00Z"), 30_000 * HOUR)).toBe(LATEST);
    expect(afterBusinessTime(anOfficeSchedule, LATEST - HOUR, 2 * HOUR)).toBe(LATEST);
  });
});

describe("beforeBusinessTime", () => {
  it.each([
    ["within the morning", "2026-11-25T09:30:00Z", 1, "2026-11-25T08:30:00.000Z"],
    ["over lunch", "2026-11-25T12:30:00Z", 1, "2026-11-25T10:30:00.000Z"],
    ["over the weekend", "2026-11-30T08:30:00Z", 1, "2026-11-27T15:30:00.000Z"],
    ["from outside business hours", "2026-11-28T12:00:00Z", 1, "2026-11-27T15:00:00.000Z"],
    ["until the close of business, not the next opening", "2026-11-26T09:00:00Z", 1, "2026-11-25T16:00:00.000Z"],
    ["over a change of clocks", "2026-03-30T07:30:00Z", 1, "2026-03-27T15:30:00.000Z"],
  ])("counts back %s", (_kind, until, hours, expected) => {
    expect(iso(beforeBusinessTime(anOfficeSchedule, at(until), hours * HOUR))).toBe(expected);
  });

  it("is the first instant from which a slow reference counts that time, over any calendar and change of clocks", () => {
    const minutes = fc.integer({ min: 1, max: 20 * 60 });
    fc.assert(
      fc.property(aCalendar, minutesAround, minutes, ({ schedule, around }, end, length) => {
        const until = around + end * MINUTE;
        const backwards = isOpenEachMinute(schedule, until - 48 * HOUR, until).toReversed();
        // The minute before the time: the next open one.
        const before = backwards.findIndex(
          (isOpen, minute) => isOpen && countOf(backwards.slice(0, minute)) === length,
        );
        fc.pre(before !== -1);

        expect(beforeBusinessTime(schedule, until, length * MINUTE)).toBe(until - before * MINUTE);
      }),
      { numRuns: 60 },
    );
  });

  it("is the end for no time at all, and the start of the ten years before when they have less", () => {
    const until = at("2026-11-28T12:00:00Z");

    expect(beforeBusinessTime(anOfficeSchedule, until, 0)).toBe(until);
    expect(beforeBusinessTime(anOfficeSchedule, until, 30_000 * HOUR)).toBe(until - 3_660 * 24 * HOUR);
    expect(beforeBusinessTime(AROUND_THE_CLOCK, until, HOUR)).toBe(until - HOUR);
  });
});
