import type { CellValue, Table } from "../../shared/warehouse/warehouse.js";
import type { Chart } from "./chart.js";

/** The values of a row by column name. */
export type NamedRow = ReadonlyMap<string, CellValue>;

export const namedRows = ({ columns, rows }: Table): readonly NamedRow[] =>
  rows.map((row) => new Map(columns.map(({ name }, index) => [name, row[index] ?? null])));

/** A value as a number; NULL and anything else count as 0. */
export const numberIn = (row: NamedRow, column: string): number => {
  const value = Number(row.get(column) ?? 0);
  return Number.isFinite(value) ? value : 0;
};

export const textIn = (row: NamedRow, column: string): string => String(row.get(column) ?? "");

export const sumOf = (rows: readonly NamedRow[], column: string): number =>
  rows.reduce((sum, row) => sum + numberIn(row, column), 0);

/** "12.3%"; a dash if the whole is 0. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${((part / whole) * 100).toFixed(1)}%`;

export const thousands = (value: number): string => value.toLocaleString("en");

/** The days of a report, including both, as `2026-11-21` in UTC. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** One section of the report: its query, and how to draw the result. */
export interface Section {
  readonly title: string;
  /** How to read the chart, in one or two sentences. */
  readonly note: string;
  readonly width: "whole" | "half";
  /** Its result is the table below the chart. */
  readonly sql: (period: Period) => string;
  readonly draw: (rows: readonly NamedRow[], period: Period) => Chart;
}

export interface SectionResult {
  readonly section: Section;
  readonly table: Table;
}

/** The SQL condition for a view's rows of a period. */
export const during = ({ from, to }: Period): string => `day BETWEEN DATE '${from}' AND DATE '${to}'`;

const DAY_MS = 86_400_000;

/** Every day of a period, including days without tickets. */
export const daysOf = ({ from, to }: Period): readonly string[] => {
  const first = Date.parse(from);
  const count = (Date.parse(to) - first) / DAY_MS + 1;
  return Array.from({ length: count }, (_, index) => new Date(first + index * DAY_MS).toISOString().slice(0, 10));
};

/** The last `days` days, up to and including that of `now`. */
export const lastDays = (days: number, now: Date): Period => ({
  from: new Date(now.getTime() - (days - 1) * DAY_MS).toISOString().slice(0, 10),
  to: now.toISOString().slice(0, 10),
});
