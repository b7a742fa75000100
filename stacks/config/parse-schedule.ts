/** When the load runs. */
export interface LoadSchedule {
  /** As Glue expects it: `cron(0 0/2 * * ? *)`, in UTC. */
  readonly expression: string;
  /** Longest time between two runs, in minutes. */
  readonly longestGapMinutes: number;
}

const EXPECTED =
  "expected a Glue schedule in UTC that names minutes, hours and at most days of the week, such as cron(0 0/2 * * ? *)";

/** A schedule that Glue rejects, or that does not determine how far apart runs are. */
export class ScheduleError extends Error {
  override readonly name = "ScheduleError";
  override readonly message: string = EXPECTED;
}

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** Minutes. Glue does not start a job more often. */
const SHORTEST_GAP = 5;

/** Minutes. An alarm can evaluate at most a week, and ours evaluates twice the gap. */
const LONGEST_GAP = WEEK_MINUTES / 2;

const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const EVERY_DAY = new Set(["*", "?"]);

/** `1`, `1-5`, `*`, and each of them with a step: `0/2`, which continues to the end of the range. */
const ITEM = /^(?:(?<first>\d{1,2})(?:-(?<last>\d{1,2}))?|\*)(?:\/(?<step>\d{1,2}))?$/;

const numberOr = (text: string | undefined, otherwise: number): number =>
  text === undefined ? otherwise : Number(text);

const expandItem = (item: string, min: number, max: number): number[] => {
  const groups = ITEM.exec(item)?.groups;
  if (groups === undefined) throw new ScheduleError();
  const first = numberOr(groups["first"], min);
  const toEnd = groups["first"] === undefined || groups["step"] !== undefined;
  const last = numberOr(groups["last"], toEnd ? max : first);
  const step = numberOr(groups["step"], 1);
  if (first < min || last > max || last < first || step < 1) throw new ScheduleError();
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);
};

/** `0,30`, `8-17`, `0/2` as the numbers they stand for. */
const expandField = (field: string, min: number, max: number): number[] => [
  ...new Set(field.split(",").flatMap((item) => expandItem(item, min, max))),
];

const toDayNumbers = (field: string): string =>
  DAYS.reduce((text, name, index) => text.replaceAll(name, String(index + 1)), field);

/** One day field names the days, the other is `?`, as Glue requires; the day of the month can only be `*`. */
const expandDays = (ofMonth: string, ofWeek: string): number[] => {
  if (!EVERY_DAY.has(ofMonth) || (ofMonth === "?") === (ofWeek === "?")) throw new ScheduleError();
  if (EVERY_DAY.has(ofWeek)) return expandField("*", 1, 7);
  if (ofMonth !== "?") throw new ScheduleError();
  return expandField(toDayNumbers(ofWeek), 1, 7);
};

const minutesOfWeek = (fields: readonly string[]): number[] => {
  const [minutes = "", hours = "", ofMonth = "", month, ofWeek = "", year] = fields;
  if (fields.length !== 6 || month !== "*" || year !== "*") throw new ScheduleError();
  const ofDay = expandField(hours, 0, 23).flatMap((hour) => expandField(minutes, 0, 59).map((at) => hour * 60 + at));
  return expandDays(ofMonth, ofWeek)
    .flatMap((day) => ofDay.map((at) => (day - 1) * DAY_MINUTES + at))
    .sort((a, b) => a - b);
};

/** Gaps between neighbours of a sorted list, the last to the first of the week after included. */
const gapsOf = (times: readonly number[]): number[] =>
  times.map((time, index) => (times[index + 1] ?? (times[0] ?? 0) + WEEK_MINUTES) - time);

/**
 * Reads a schedule and finds its longest gap.
 * @throws ScheduleError if the expression is not such a schedule, or runs are less than 5 minutes or more than 3.5 days
 * apart.
 */
export const parseSchedule = (expression: string): LoadSchedule => {
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/) ?? [];
  const gaps = gapsOf(minutesOfWeek(fields));
  const longestGapMinutes = Math.max(...gaps);
  if (Math.min(...gaps) < SHORTEST_GAP) throw new ScheduleError();
  if (longestGapMinutes > LONGEST_GAP) throw new ScheduleError();
  return { expression, longestGapMinutes };
};
