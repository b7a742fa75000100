import type { CellValue, Table } from "../../shared/warehouse/warehouse.js";

/** One row by the names of its columns. */
export type NamedRow = ReadonlyMap<string, CellValue>;

export const namedRows = ({ columns, rows }: Table): readonly NamedRow[] =>
  rows.map((row) => new Map(columns.map(({ name }, index) => [name, row[index] ?? null])));

/** A value as a number; NULL and what is none count as 0. */
export const numberIn = (row: NamedRow, column: string): number => {
  const value = Number(row.get(column) ?? 0);
  return Number.isFinite(value) ? value : 0;
};

export const textIn = (row: NamedRow, column: string): string => String(row.get(column) ?? "");

export const sumOf = (rows: readonly NamedRow[], column: string): number =>
  rows.reduce((sum, row) => sum + numberIn(row, column), 0);

/** "12.3%"; a dash when there is nothing to share. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${((part / whole) * 100).toFixed(1)}%`;

export const thousands = (value: number): string => value.toLocaleString("en");
