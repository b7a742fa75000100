import fc from "fast-check";
import { type Schedule, WEEKDAYS } from "../../../functions/shared/desk/schedule.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * The slow reference: walks minute by minute, reads the wall clock by Intl, and never lets it go back. A minute is
 * business time when the furthest the clock has shown on its date lies in an interval of that date.
 */
export const isOpenEachMinute = (schedule: Schedule, from: number, until: number): readonly boolean[] => {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: schedule.timeZone,
    dateStyle: "short",
    timeStyle: "short",
    hourCycle: "h23",
  });
  const wallClock = (instant: number) => format.format(instant).replace(", ", "T");
  let furthest = wallClock(from - 48 * HOUR);
  const minutes: boolean[] = [];
  for (let instant = from - 48 * HOUR; instant < until; instant += MINUTE) {
    const shown = wallClock(instant);
    if (shown > furthest) furthest = shown;
    const [date = "", time = ""] = furthest.split("T");
    const weekday = WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? "monday";
    const isOpen =
      !schedule.holidays.includes(date) &&
      schedule.hours[weekday].some((interval) => interval.from <= time && time < interval.until);
    if (instant >= from) minutes.push(isOpen);
  }
  return minutes;
};

/** Minutes of business time between two instants, by the slow reference. */
export const openMinutes = (schedule: Schedule, from: number, until: number): number =>
  isOpenEachMinute(schedule, from, until).filter(Boolean).length;

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

/** Any schedule, and an instant near which the clocks of its zone change (or not). */
export const aCalendar = fc
  .record({
    place: fc.constantFrom(...PLACES),
    hours: fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, someHours])) as Record<string, typeof someHours>),
    holiday: fc.integer({ min: -2, max: 2 }),
    hasHoliday: fc.boolean(),
  })
  .map(({ place: [zone, day], hours, holiday, hasHoliday }) => {
    const date = new Date(Date.parse(`${day}T00:00:00Z`) + holiday * 24 * HOUR).toISOString().slice(0, 10);
    const schedule = { name: "Any", timeZone: zone, hours, holidays: hasHoliday ? [date] : [] } as unknown as Schedule;
    return { schedule, around: Date.parse(`${day}T00:00:00Z`) };
  });
