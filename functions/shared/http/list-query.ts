import * as z from "zod";
import { INSTANT_PATTERN, LATEST, readInstant } from "../contracts/timestamp.js";
import { boundedText } from "./text-schema.js";

const PAGE_SIZE_MAX = 100;
const PAGE_SIZE_MESSAGE = `expected a whole number from 1 to ${PAGE_SIZE_MAX}`;

/** How many entries a page of a list has at most: the parameter `limit`. */
export const pageSize = (defaultSize: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/, PAGE_SIZE_MESSAGE)
    .transform(Number)
    .pipe(z.int().min(1, PAGE_SIZE_MESSAGE).max(PAGE_SIZE_MAX, PAGE_SIZE_MESSAGE))
    .default(defaultSize);

/** Where a page of a list begins: the parameter `cursor`. */
export const Cursor = boundedText(1_024).optional().meta({ description: "`nextCursor` of the previous page." });

const MOMENT_EXPECTED = "expected an ISO 8601 date and time, such as 2026-11-21T08:30:00Z";

/** What ends like an offset after a blank: the plus of an offset, sent as it is, is a blank for who decodes the URL. */
const LOST_PLUS = / \d{1,2}(?::?\d{2})?$/;
const PLUS_HINT = "; write the plus of an offset as %2B in a URL, where a plain + is a blank";

/** Any year: `from` the year 0001 asks for all. */
export const Moment = z
  .string()
  .regex(INSTANT_PATTERN, { error: ({ input }) => `${MOMENT_EXPECTED}${LOST_PLUS.test(input ?? "") ? PLUS_HINT : ""}` })
  .meta({ examples: ["2026-11-21T08:30:00Z"] });

/** Submissions from `from` until `until`, both inclusive: ISO 8601 in UTC with milliseconds, as in the table. */
export interface TimeWindow {
  readonly from: string;
  readonly until: string;
}

/** Before this year and after 9999, ISO 8601 texts do not sort by time. Such bounds of a query are moved. */
const EARLIEST = Date.parse("0001-01-01T00:00:00.000Z");

/** The first whole millisecond at or after the moment. */
const toMilliseconds = (moment: string): number => {
  const { milliseconds = Number.NaN, isCut = false } = readInstant(moment) ?? {};
  return milliseconds + (isCut ? 1 : 0);
};

const toText = (milliseconds: number): string =>
  new Date(Math.min(LATEST, Math.max(EARLIEST, milliseconds))).toISOString();

/**
 * The window of a query's `from` (inclusive) and `to` (exclusive), both optional, as texts that `readInstant` reads.
 * @returns undefined when it cannot contain a ticket
 */
export const toTimeWindow = (from: string | undefined, to: string | undefined): TimeWindow | undefined => {
  const first = from === undefined ? EARLIEST : toMilliseconds(from);
  const last = to === undefined ? LATEST : toMilliseconds(to) - 1;
  if (first > last || first > LATEST || last < EARLIEST) return undefined;
  return { from: toText(first), until: toText(last) };
};
