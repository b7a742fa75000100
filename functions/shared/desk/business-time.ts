import { Temporal } from "temporal-polyfill";
import { LATEST } from "../contracts/timestamp.js";
import { WEEKDAYS, type Schedule } from "./schedule.js";

/**
 * How far ahead a due time is searched. A schedule may be open one minute a week; a target that it would reach only
 * later than this has no due time that anybody would wait for.
 */
const MAX_DAYS = 3_660;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Milliseconds since 1970, `end` exclusive. */
interface OpenInterval {
  readonly start: number;
  readonly end: number;
}

/**
 * The instant of a local time. A time that occurs twice (end of daylight saving time) is its first occurrence. A time
 * that does not exist (start of daylight saving time) is the instant at which it is skipped, so that the order of local
 * times is kept and no interval counts a minute twice.
 */
const instantOf = (date: Temporal.PlainDate, time: string, zone: string): number => {
  const local =
    time === "24:00" ? date.add({ days: 1 }).toPlainDateTime() : date.toPlainDateTime(Temporal.PlainTime.from(time));
  const earlier = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds;
  return earlier.getTimeZoneTransition("next")?.epochMilliseconds ?? earlier.epochMilliseconds;
};

const openOn = (schedule: Schedule, date: Temporal.PlainDate): readonly OpenInterval[] => {
  const weekday = WEEKDAYS[date.dayOfWeek - 1];
  if (weekday === undefined || schedule.holidays.includes(date.toString())) return [];
  return schedule.hours[weekday].map(({ from, until }) => ({
    start: instantOf(date, from, schedule.timeZone),
    end: instantOf(date, until, schedule.timeZone),
  }));
};

/** The local date of an instant. */
const dateOf = (schedule: Schedule, instant: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(schedule.timeZone).toPlainDate();

/** Open intervals that end after `from`, in order, over at most MAX_DAYS. The first may have begun before `from`. */
function* openFrom(schedule: Schedule, from: number): Generator<OpenInterval> {
  const first = dateOf(schedule, from);
  for (let day = 0; day < MAX_DAYS; day += 1)
    for (const interval of openOn(schedule, first.add({ days: day }))) if (interval.end > from) yield interval;
}

/**
 * Open intervals that begin before `until`, the last one first, over at most MAX_DAYS. The first may end after `until`.
 * It may also be of the next date, when clocks go back over midnight.
 */
function* openBefore(schedule: Schedule, until: number): Generator<OpenInterval> {
  const last = dateOf(schedule, until).add({ days: 1 });
  for (let day = 0; day < MAX_DAYS; day += 1)
    for (const interval of openOn(schedule, last.subtract({ days: day })).toReversed())
      if (interval.start < until) yield interval;
}

const isAlwaysOpen = ({ hours, holidays }: Schedule): boolean =>
  holidays.length === 0 &&
  WEEKDAYS.every((day) => {
    const [first, ...more] = hours[day];
    return more.length === 0 && first?.from === "00:00" && first.until === "24:00";
  });

/**
 * Milliseconds of business time from one instant until another (both milliseconds since 1970); 0 when `until` is not
 * after `from`. Counts at most the ten years after `from`.
 */
export const businessTimeBetween = (schedule: Schedule, from: number, until: number): number => {
  if (until <= from) return 0;
  if (isAlwaysOpen(schedule)) return until - from;
  let sum = 0;
  for (const { start, end } of openFrom(schedule, from)) {
    if (start >= until) break;
    sum += Math.min(end, until) - Math.max(start, from);
  }
  return sum;
};

/**
 * The first instant at which `milliseconds` of business time have passed since `from`: the close of business when the
 * time is used up exactly then, and `from` itself for a time of 0 or less. At most the last instant of the year 9999,
 * which also stands for a due time more than ten years ahead.
 */
export const afterBusinessTime = (schedule: Schedule, from: number, milliseconds: number): number => {
  if (milliseconds <= 0) return from;
  if (isAlwaysOpen(schedule)) return Math.min(LATEST, from + milliseconds);
  if (from > LATEST - MAX_DAYS * DAY_MS) return LATEST;
  let rest = milliseconds;
  for (const interval of openFrom(schedule, from)) {
    const start = Math.max(interval.start, from);
    if (interval.end - start >= rest) return start + rest;
    rest -= interval.end - start;
  }
  return LATEST;
};

/**
 * The first instant from which `milliseconds` of business time pass until `until`: the inverse of afterBusinessTime. It
 * is `until` itself for a time of 0 or less. When the ten years before have less business time, it is their start.
 */
export const beforeBusinessTime = (schedule: Schedule, until: number, milliseconds: number): number => {
  if (milliseconds <= 0) return until;
  if (isAlwaysOpen(schedule)) return until - milliseconds;
  let rest = milliseconds;
  for (const interval of openBefore(schedule, until)) {
    const end = Math.min(interval.end, until);
    if (end - interval.start > rest) return end - rest;
    // None is left at an opening: then it is the close of business before, as a due time is.
    rest -= end - interval.start;
  }
  return until - MAX_DAYS * DAY_MS;
};
