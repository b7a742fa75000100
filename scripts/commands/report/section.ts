import type { CellValue, Table } from "../../shared/warehouse/warehouse.js";
import { formatShare, shareOf } from "../../shared/terminal/format.js";
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

/** "12.35%"; a dash if the whole is 0. */
export const percent = (part: number, whole: number): string => formatShare(shareOf(part, whole));

/** Columns that count tickets or replies. */
const COUNTS = new Set(["tickets", "answered", "needs_human", "negative", "replies", "failed"]);

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
  /** What the section says in place of a chart if the query has no rows. */
  readonly empty: string;
  /** For a query by day: adds the days without rows to its table. */
  readonly fill?: (table: Table, period: Period) => Table;
}

export interface SectionResult {
  readonly section: Section;
  readonly table: Table;
  /** Rows that there would be without the query's limit. */
  readonly all: number;
}

/** A column that a query with a limit may have: the number of rows without it. It is not shown. */
const ALL_ROWS = "all_rows";

/** Takes the number of all rows out of a query's result. */
export const toResult = (section: Section, { columns, rows }: Table): SectionResult => {
  const at = columns.findIndex(({ name }) => name === ALL_ROWS);
  if (at < 0) return { section, table: { columns, rows }, all: rows.length };
  const table = {
    columns: columns.filter((_, index) => index !== at),
    rows: rows.map((row) => row.filter((_, index) => index !== at)),
  };
  return { section, table, all: Number(rows[0]?.[at] ?? 0) };
};

/** Adds a row for every day of the period that has none: no tickets, and nothing known of their shares and times. */
export const fillDays = ({ columns, rows }: Table, period: Period): Table => {
  const at = columns.findIndex(({ name }) => name === "day");
  const byDay = Map.groupBy(rows, (row) => String(row[at]));
  const emptyRow = (day: string) => columns.map(({ name }) => (name === "day" ? day : COUNTS.has(name) ? 0 : null));
  return { columns, rows: daysOf(period).flatMap((day) => byDay.get(day) ?? [emptyRow(day)]) };
};

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
