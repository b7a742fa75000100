import * as z from "zod";

/** Days that exist, as zod's own pattern has them: with 29 February in leap years only. */
const dayPattern = (separator: "" | "-"): string => {
  const monthsAndDays = [
    `(?:0[13578]|1[02])${separator}(?:0[1-9]|[12]\\d|3[01])`,
    `(?:0[469]|11)${separator}(?:0[1-9]|[12]\\d|30)`,
    `02${separator}(?:0[1-9]|1\\d|2[0-8])`,
  ].join("|");
  const leapYears = "\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00";
  return `(?:(?:${leapYears})${separator}02${separator}29|\\d{4}${separator}(?:${monthsAndDays}))`;
};

const FRACTION = "(?:[.,]\\d+)?";
/** From minutes on. Second 60 is a leap second, or a rounded 59.9996; hour 24 is the end of the day. */
const CLOCK = `(?:(?:[01]\\d|2[0-3]):?[0-5]\\d(?::?(?:[0-5]\\d|60)${FRACTION})?|24:?00(?::?00(?:[.,]0+)?)?)`;
/** Up to 14 hours, as no zone is further from UTC; in whole minutes, as all are since 1972. */
const OFFSET = "(?:(?:0\\d|1[0-3])(?::?[0-5]\\d(?::?00)?)?|14(?::?00(?::?00)?)?)";
const UTC = "(?:[Zz]|[Uu][Tt][Cc]|[Gg][Mm][Tt])";
/** An offset before "UTC" must be zero. What RFC 9557 adds in brackets is ignored: the offset before it counts. */
const SIGNED_ZONE = `(?: ?(?:${UTC}|[+\\u2212-]${OFFSET}|[+\\u2212-]00(?::?00)? ?${UTC})(?:\\[!?[A-Za-z0-9_+/=-]+\\])*)`;
/** A plus in a URL is a blank for whoever decodes it. No other offset lacks its sign. */
const LOST_PLUS = ` ${OFFSET}`;

/**
 * The texts that `readInstant` reads, as a regular expression without flags and lookaround, which JSON Schema can hold.
 * glue/ticket_etl/staging/times.py reads the same ones: test/fixtures/instants.json is tested on both.
 */
export const INSTANT_PATTERN = new RegExp(
  `^(?:${dayPattern("-")}|${dayPattern("")})[Tt ](?:(?:[01]\\d|2[0-3])${SIGNED_ZONE}?|${CLOCK}(?:${SIGNED_ZONE}|${LOST_PLUS})?)$`,
);

/** The parts of a text that fits INSTANT_PATTERN. */
const PARTS =
  /^(\d{4})-?(\d{2})-?(\d{2}).(\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?(?: ?([+\u2212-])| (?=\d))?(?:(\d{2}):?(\d{2})?)?/;

/** A point in time, as far as milliseconds can express it. */
export interface Instant {
  /** Whole milliseconds since 1970, in UTC; what is below them is cut off. */
  readonly milliseconds: number;
  /** Whether the text has digits other than 0 below the millisecond. */
  readonly isCut: boolean;
}

/**
 * Reads a date and time in any usual form of ISO 8601: extended or basic, `T`, `t` or a blank before the time; hours
 * alone, minutes, or seconds with any number of decimals after a point or comma; `24:00`, second 60; `Z`, `UTC`, `GMT`,
 * an offset of up to 14 hours (`+00`, `+0200`, `-03:30`, with or without a blank before it), or none, which is UTC.
 * @returns undefined for any other text, and for a day that does not exist
 */
export const readInstant = (text: string): Instant | undefined => {
  if (!INSTANT_PATTERN.test(text)) return undefined;
  const [, year, month, day, hour, minute = 0, second = 0, fraction = "", sign, offsetHours = 0, offsetMinutes = 0] =
    PARTS.exec(text) ?? [];
  const midnight = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === undefined || sign === "+" ? 1 : -1);
  const minutes = Number(hour) * 60 + Number(minute) - offset;
  return {
    milliseconds: midnight + (minutes * 60 + Number(second)) * 1_000 + Number(fraction.slice(0, 3).padEnd(3, "0")),
    isCut: /[1-9]/.test(fraction.slice(3)),
  };
};

/**
 * The years of a ticket, by UTC: what the filter accepts, the load takes. Before 1970 there was no such service to
 * write to; what arrives with such a year is a default date (0001 of .NET and Go, 1601 of Windows, 1753 and 1900 of SQL
 * Server, 1899 of Excel) or a clock that was never set. Beyond 9999 a year has five digits, which neither keys nor SQL
 * sort. Between them a wrong year cannot be told from a right one. glue/ticket_etl/staging/times.py has the same years.
 */
const YEARS = { first: 1970, last: 9999 } as const;

const EARLIEST = Date.parse(`${YEARS.first}-01-01T00:00:00.000Z`);
/** The last instant of the range: 9999-12-31T23:59:59.999Z. */
export const LATEST = Date.parse(`${YEARS.last}-12-31T23:59:59.999Z`);

const DAY_MS = 24 * 60 * 60 * 1_000;
const LONGEST_WAY_MS = 366 * DAY_MS;

/**
 * Whether a ticket can have been submitted then, seen from the end of its processing: a producer can write any time of
 * submission. At most a year before, and at most a day after, by the producer's clock. Both are ISO 8601.
 */
export const isPlausibleSubmission = (submittedAt: string, endedAt: string): boolean => {
  const age = Date.parse(endedAt) - Date.parse(submittedAt);
  return age <= LONGEST_WAY_MS && age >= -DAY_MS;
};

/**
 * An instant that `readInstant` reads, from 1970 to 9999, normalised to ISO 8601 in UTC with milliseconds
 * (`2026-11-21T08:30:00.000Z`).
 */
export const TimestampSchema = z.string().transform((text, context) => {
  const { milliseconds } = readInstant(text) ?? {};
  if (milliseconds !== undefined && milliseconds >= EARLIEST && milliseconds <= LATEST)
    return new Date(milliseconds).toISOString();
  const message =
    milliseconds === undefined
      ? "expected an ISO 8601 date and time, such as 2026-11-21T08:30:00.000Z"
      : `expected a year from ${YEARS.first} to ${YEARS.last} (UTC)`;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});
