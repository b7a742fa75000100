import * as z from "zod";

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?: ?(Z|[+-]\d{2}:?\d{2}))?$/;

/** Years 0001 to 9999: SQL has no year 0, and beyond 9999 ISO 8601 needs a sign. */
const YEAR_IN_SQL = /^(?!0000)\d{4}-/;

/**
 * Milliseconds since the epoch; undefined when the text is not a real instant (30 February, hour 25, offset +30:00).
 */
const toInstant = (text: string): number | undefined => {
  const parts = PATTERN.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = "", zone = "Z"] = parts;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, "0")}Z`;
  const wallClock = new Date(local);
  if (Number.isNaN(wallClock.getTime()) || wallClock.toISOString() !== local) return undefined;
  const offset = toOffsetMinutes(zone);
  if (offset === undefined) return undefined;
  const instant = wallClock.getTime() - offset * 60_000;
  return YEAR_IN_SQL.test(new Date(instant).toISOString()) ? instant : undefined;
};

/** "+05:30" as 330; undefined beyond the ±14 hours that time zones use. */
const toOffsetMinutes = (zone: string): number | undefined => {
  if (zone === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  const total = hours * 60 + minutes;
  if (minutes > 59 || total > 14 * 60) return undefined;
  return zone.startsWith("-") ? -total : total;
};

/**
 * An instant, normalised to ISO 8601 in UTC with milliseconds (`2026-11-21T08:30:00.000Z`). Accepts `T` or a space
 * between date and time, 0 to 9 decimals (cut to three), and `Z`, an offset, or neither, which is UTC. Years 0001 to
 * 9999.
 */
export const TimestampSchema = z.string().transform((text, context) => {
  const instant = toInstant(text);
  if (instant !== undefined) return new Date(instant).toISOString();
  context.addIssue({ code: "custom", message: "expected an ISO 8601 date and time, such as 2026-11-21T08:30:00.000Z" });
  return z.NEVER;
});
