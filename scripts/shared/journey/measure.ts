import type { TicketAccounting, SentRecord, TicketResult } from "./account-for-tickets.js";

/** The value that a share (0 to 1) of the values does not exceed, by nearest rank; undefined without values. */
export const percentile = (values: readonly number[], share: number): number | undefined => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
};

/** How often each value occurs, the most frequent first. */
export const countBy = <T>(
  items: readonly T[],
  valueOf: (item: T) => string,
): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(valueOf(item), (counts.get(valueOf(item)) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
};

export interface Timing {
  /** From the start of the command to the first answer; null without an answer. */
  readonly secondsToFirstAnswer: number | null;
  /** Finished tickets, divided by the time from the first record to the last execution's end. */
  readonly ticketsPerSecond: number;
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;

/** @param startedAt start of the command and, in `ends`, ends of executions: milliseconds since the epoch */
export const measure = (startedAt: number, records: readonly SentRecord[], ends: readonly number[]): Timing => {
  const [firstPut] = records.map(({ sentAt }) => sentAt).toSorted((a, b) => a - b);
  const sorted = ends.toSorted((a, b) => a - b);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (firstPut === undefined || first === undefined || last === undefined) {
    return { secondsToFirstAnswer: null, ticketsPerSecond: 0 };
  }
  return {
    secondsToFirstAnswer: round((first - startedAt) / 1_000),
    ticketsPerSecond: round(ends.length / Math.max(0.001, (last - firstPut) / 1_000)),
  };
};

/** What `npm start -- --json <file>` writes. */
export const toReport = ({ results, ...counts }: TicketAccounting, timing: Timing) => ({
  ...counts,
  ...timing,
  results: results.map((result): TicketResult => ({ ...result, seconds: round(result.seconds) })),
});
