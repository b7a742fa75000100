/** The days of a report, as they stand in the address: ISO 8601, in UTC. */
export interface ReportDays {
  readonly from?: string;
  readonly to?: string;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

const isDay = (value: unknown): value is string =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

/** The days of an address; what is no day is left out. */
export const toDays = ({ from, to }: Readonly<Record<string, unknown>>): ReportDays => ({
  ...(isDay(from) && { from }),
  ...(isDay(to) && { to }),
});

/** The first of so many days of which the last one is today. @param now milliseconds since 1970 */
export const daysUntil = (count: number, now: number): string =>
  new Date(now - (count - 1) * DAY_MS).toISOString().slice(0, 10);
