import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { writtenName } from "../http/text-schema.js";

/** Days in the order of ISO 8601: `dayOfWeek` is 1 for Monday. */
export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

const NAME_MAX_LENGTH = 80;
/** Intervals of one day, such as 09:00 to 12:00 and 13:00 to 17:00. */
const MAX_INTERVALS = 10;
const MAX_HOLIDAYS = 400;

const TimeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: "expected a time from 00:00 to 24:00", abort: true });

/** Opening hours of one day: from the first minute, inclusive, until the last, exclusive. */
const IntervalSchema = z
  .strictObject({ from: TimeOfDay, until: TimeOfDay })
  .refine(({ from, until }) => from < until, "expected `from` before `until`; for a night, end at 24:00")
  .meta({ id: "OpeningHours" });

const areApart = (intervals: readonly { readonly from: string; readonly until: string }[]): boolean => {
  const sorted = intervals.toSorted((one, other) => one.from.localeCompare(other.from));
  return sorted.every(({ from }, index) => index === 0 || (sorted[index - 1]?.until ?? "") <= from);
};

const DaySchema = z
  .array(IntervalSchema)
  .max(MAX_INTERVALS, `expected at most ${MAX_INTERVALS} intervals a day`)
  .refine(areApart, "expected intervals that do not overlap")
  .transform((intervals) => intervals.toSorted((one, other) => one.from.localeCompare(other.from)))
  .pipe(z.array(IntervalSchema))
  .default([]);

const isDate = (text: string): boolean => {
  try {
    // Temporal also reads other calendars (2026-12-25[u-ca=hebrew]) and years of six digits, which no day here equals.
    return /^\d{4}-\d\d-\d\d$/.test(text) && Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
};

const isZone = (text: string): boolean => {
  try {
    // Offsets such as +02:00 are zones for Temporal. They have no daylight saving time, which is rarely what is meant.
    return /^[A-Za-z]/.test(text) && Temporal.Now.zonedDateTimeISO(text).timeZoneId !== "";
  } catch {
    return false;
  }
};

/**
 * Business hours: when SLA clocks run. `timeZone` is an IANA name; daylight saving time follows from it. A holiday is
 * a whole day without hours.
 */
export const ScheduleSchema = z.strictObject({
  name: writtenName(NAME_MAX_LENGTH).pipe(z.string()),
  timeZone: z.string().max(64).refine(isZone, "expected an IANA time zone, such as Europe/Berlin"),
  hours: z
    .strictObject({
      monday: DaySchema,
      tuesday: DaySchema,
      wednesday: DaySchema,
      thursday: DaySchema,
      friday: DaySchema,
      saturday: DaySchema,
      sunday: DaySchema,
    })
    .refine((days) => WEEKDAYS.some((day) => days[day].length > 0), "expected hours on at least one day"),
  holidays: z
    .array(z.string().refine(isDate, "expected a date that exists, such as 2026-12-25"))
    .max(MAX_HOLIDAYS)
    .default([]),
});
export type Schedule = z.output<typeof ScheduleSchema>;

const ALL_DAY = [{ from: "00:00", until: "24:00" }];

/** Around the clock, every day: the schedule of the default SLA policies. */
export const AROUND_THE_CLOCK: Schedule = {
  name: "Around the clock",
  timeZone: "UTC",
  hours: {
    monday: ALL_DAY,
    tuesday: ALL_DAY,
    wednesday: ALL_DAY,
    thursday: ALL_DAY,
    friday: ALL_DAY,
    saturday: ALL_DAY,
    sunday: ALL_DAY,
  },
  holidays: [],
};
