import { LATEST, readInstant } from "../../shared/contracts/timestamp.js";

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
