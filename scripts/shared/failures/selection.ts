import { TimestampSchema } from "../../../functions/shared/contracts/timestamp.js";
import { UsageError } from "../terminal/command-line.js";

/** From `since` up to, but excluding, `until`; open where one is absent. */
export interface TimeRange {
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
}

const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

const ago = (text: string, now: Date): Date | undefined => {
  const [, amount = "", unit = ""] = /^(\d{1,6})([smhdw])$/.exec(text) ?? [];
  const unitMs = UNIT_MS[unit];
  return unitMs === undefined ? undefined : new Date(now.getTime() - Number(amount) * unitMs);
};

const instant = (text: string): Date | undefined => {
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text;
  const parsed = TimestampSchema.safeParse(whole);
  return parsed.success ? new Date(parsed.data) : undefined;
};

/**
 * Parses an option as a time: "2h" (ago; s, m, h, d, w), "2026-11-21" (its first instant) or "2026-11-21T08:30:00Z".
 * Times without an offset are in UTC.
 * @throws UsageError with the option, its value and what is expected
 */
export const moment =
  (option: string, now = new Date()) =>
  (text: string): Date => {
    const time = ago(text, now) ?? instant(text);
    if (time !== undefined) return time;
    throw new UsageError(`${option} is "${text}"; expected a time such as 2h, 7d, 2026-11-21 or 2026-11-21T08:30:00Z.`);
  };

/** @throws UsageError if the range does not end after its start */
export const checkRange = ({ since, until }: TimeRange): void => {
  if (since === undefined || until === undefined || since < until) return;
  throw new UsageError(`--since ${since.toISOString()} is not before --until ${until.toISOString()}.`);
};

export const isWithin = ({ since, until }: TimeRange, time: Date): boolean =>
  (since === undefined || time >= since) && (until === undefined || time < until);

/** Which failures are selected: all of a kind, or only those of some tickets or in some objects. */
export interface Selection extends TimeRange {
  readonly tickets?: ReadonlySet<string> | undefined;
  readonly keys?: ReadonlySet<string> | undefined;
}

export const isSelectedTicket = ({ tickets }: Selection, ticketId: string): boolean =>
  tickets === undefined || tickets.has(ticketId);
