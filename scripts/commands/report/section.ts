import type { Table } from "../../shared/warehouse/warehouse.js";
import type { Chart } from "./chart.js";
import type { NamedRow } from "./rows.js";

/** Days of a report, both included, as `2026-11-21` in UTC. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** One question that the report answers: how to ask it, and how to draw the answer. */
export interface Section {
  readonly title: string;
  /** How to read it, in a sentence or two. */
  readonly note: string;
  readonly width: "whole" | "half";
  /** Its answer is the table under the chart. */
  readonly sql: (period: Period) => string;
  readonly draw: (rows: readonly NamedRow[], period: Period) => Chart;
}

export interface SectionResult {
  readonly section: Section;
  readonly table: Table;
}

/** The part of a statement that keeps a view's rows of a period. */
export const during = ({ from, to }: Period): string => `day BETWEEN DATE '${from}' AND DATE '${to}'`;

const DAY_MS = 86_400_000;

/** Every day of a period, those without tickets too. */
export const daysOf = ({ from, to }: Period): readonly string[] => {
  const first = Date.parse(from);
  const count = (Date.parse(to) - first) / DAY_MS + 1;
  return Array.from({ length: count }, (_, index) => new Date(first + index * DAY_MS).toISOString().slice(0, 10));
};

/** The `days` days that end with the one of `now`. */
export const lastDays = (days: number, now: Date): Period => ({
  from: new Date(now.getTime() - (days - 1) * DAY_MS).toISOString().slice(0, 10),
  to: now.toISOString().slice(0, 10),
});
