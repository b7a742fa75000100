import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterBusinessTime, businessTimeBetween } from "../../../../functions/shared/desk/business-time.js";
import { AROUND_THE_CLOCK, type Schedule, WEEKDAYS } from "../../../../functions/shared/desk/schedule.js";
import { LATEST } from "../../../../functions/shared/contracts/timestamp.js";
import { anOfficeSchedule } from "../../../fixtures/schedules.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (text: string) => Date.parse(text);
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

/**
 * The slow reference: walks minute by minute, reads the wall clock by Intl, and never lets it go back. A minute is
 * business time when the furthest the clock has shown on its date lies in an interval of that date.
 */
const openMinutes = (schedule: Schedule, from: number, until: number): number => {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: schedule.timeZone,
    dateStyle: "short",
    timeStyle: "short",
    hourCycle: "h23",
  });
  const wallClock = (instant: number) => format.format(instant).replace(", ", "T");
  let furthest = wallClock(from - 48 * HOUR);
  let minutes = 0;
  for (let instant = from - 48 * HOUR; instant < until; instant += MINUTE) {
    const shown = wallClock(instant);
    if (shown > furthest) furthest = shown;
    const [date = "", time = ""] = furthest.split("T");
    const weekday = WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? "monday";
    const isOpen =
      !schedule.holidays.includes(date) &&
      schedule.hours[weekday].some((interval) => interval.from <= time && time < interval.until);
    if (instant >= from && isOpen) minutes += 1;
  }
  return minutes;
};

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** Up to three intervals, on whatever minute; also across the hours in which clocks change. */
const someHours = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 * 60 }), { minLength: 0, maxLength: 6 })
  .map((minutes) => minutes.toSorted((one, other) => one - other))
  .map((minutes) =>
    minutes.flatMap((minute, index) => {
      const end = minutes[index + 1];
      return index % 2 === 0 && end !== undefined ? [{ from: clock(minute), until: clock(end) }] : [];
    }),
  );

/** A zone, and a day near which its clocks change (or not). */
const PLACES = [
  ["Europe/Berlin", "2026-03-29"],
  ["Europe/Berlin", "2026-10-25"],
  ["America/New_York", "2026-03-08"],
  ["America/New_York", "2026-11-01"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Africa/Cairo", "2026-04-24"],
  ["Africa/Cairo", "2026-10-30"],
  ["America/Havana", "2026-11-01"],
  ["America/St_Johns", "2010-11-07"],
  ["America/Sao_Paulo", "2018-02-18"],
  ["America/Sao_Paulo", "2018-11-04"],
  ["Pacific/Apia", "2011-12-30"],
  ["Asia/Kolkata", "2026-06-15"],
  ["UTC", "2026-12-31"],
] as const;

const aSchedule = fc
  .record({
    place: fc.constantFrom(...PLACES),
    hours: fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, someHours])) as Record<string, typeof someHours>),
    holiday: fc.integer({ min: -2, max: 2 }),
    hasHoliday: fc.boolean(),
  })
  .map(({ place: [zone, day], hours, holiday, hasHoliday }) => {
    const date = iso(at(`${day}T00:00:00Z`) + holiday * 24 * HOUR).slice(0, 10);
    const schedule = { name: "Any", timeZone: zone, hours, holidays: hasHoliday ? [date] : [] } as unknown as Schedule;
    return { schedule, around: at(`${day}T00:00:00Z`) };
  });

const minutesAround = fc.integer({ min: -36 * 60, max: 60 * 60 });

describe("businessTimeBetween", () => {
  it("equals a slow reference over any calendar, zone and change of clocks", () => {
    fc.assert(
      fc.property(
        aSchedule,
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
      fc.property(aSchedule, offset, offset, ({ schedule, around }, one, other) => {
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
      fc.property(aSchedule, fc.integer({ min: 1, max: 60 * HOUR }), ({ schedule, around }, time) => {
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
