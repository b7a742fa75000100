import { UsageError } from "../terminal/command-line.js";

/** The days to compare, including both, by `submitted_at` in UTC. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Parses an option as a day such as "2026-11-21". @throws UsageError with option, value and what is expected */
export const day =
  (option: string) =>
  (text: string): string => {
    const time = DATE.test(text) ? Date.parse(text) : Number.NaN;
    if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
    throw new UsageError(`${option} is "${text}"; expected a day such as 2026-11-21.`);
  };

const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

const LAST_DAY = "9999-12-31";

/** The day after: where the texts of a day end. After the last day a text behind all of it, since no year follows. */
export const dayAfter = (date: string): string => (date === LAST_DAY ? `${date}~` : plusDays(date, 1));

interface RangeOptions {
  readonly from?: string;
  readonly to?: string;
  readonly allDays?: boolean;
}

/** The days from the options, or the seven days up to today. @throws UsageError if the last day is before the first */
export const rangeOf = (options: RangeOptions, now: Date): DateRange => {
  if (options.allDays === true) return ALL_DAYS;
  const to = options.to ?? now.toISOString().slice(0, 10);
  const from = options.from ?? plusDays(to, -6);
  if (from <= to) return { from, to };
  throw new UsageError(`--from ${from} is after --to ${to}.`);
};

/** Every day that a timestamp in UTC can have. */
export const ALL_DAYS: DateRange = { from: "0001-01-01", to: LAST_DAY };

/** The days before a range and those after it. */
export const outsideOf = ({ from, to }: DateRange): readonly DateRange[] => [
  ...(from > ALL_DAYS.from ? [{ from: ALL_DAYS.from, to: plusDays(from, -1) }] : []),
  ...(to < ALL_DAYS.to ? [{ from: plusDays(to, 1), to: ALL_DAYS.to }] : []),
];

export const isWithin = ({ from, to }: DateRange, date: string): boolean => from <= date && date <= to;
