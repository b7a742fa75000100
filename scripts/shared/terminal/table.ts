import Table from "cli-table3";
import pc from "picocolors";
import type { CellValue, Column, QueryResult, WarehouseRow } from "../warehouse/warehouse.js";

/** Rows that a table shows; the rest is for CSV and JSON. */
export const TABLE_ROWS = 1_000;

/** Longest cell, in characters; a ticket's text would make every line of the table wrap. */
const WIDEST = 60;

/** Line ends, and whatever could steer the terminal: these are customers' words. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;

/** Text of others, made fit for one line of a terminal. */
export const onOneLine = (text: string, longest = WIDEST): string => {
  const line = text.replaceAll(CONTROLS, " ");
  const characters = Array.from(line);
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : line;
};

const show = (cell: CellValue): string => (cell === null ? pc.dim("NULL") : onOneLine(String(cell)));

const PLAIN = { head: [], border: [], compact: true };

/** Columns and rows as a table for people, without a line end. */
export const drawTable = (columns: readonly Column[], rows: readonly WarehouseRow[]): string => {
  const table = new Table({
    head: columns.map(({ name }) => pc.bold(onOneLine(name))),
    colAligns: columns.map(({ numeric }) => (numeric ? "right" : "left")),
    style: PLAIN,
  });
  table.push(...rows.map((row) => row.map((cell) => show(cell))));
  return String(table);
};

const count = (rows: number): string => `${rows.toLocaleString("en")} row${rows === 1 ? "" : "s"}`;

/** A result as a table of at most `TABLE_ROWS` rows, and how many there are. */
export async function* formatTable({ columns, rows }: QueryResult): AsyncGenerator<string> {
  const shown: WarehouseRow[] = [];
  let isCut = false;
  for await (const row of rows) {
    isCut = shown.length === TABLE_ROWS;
    if (isCut) break;
    shown.push(row);
  }
  yield columns.length === 0 ? "Done.\n" : `${drawTable(columns, shown)}\n`;
  if (columns.length === 0) return;
  yield isCut
    ? `The first ${count(TABLE_ROWS)}. For all of them add --format csv or --format json.\n`
    : `${count(shown.length)}\n`;
}
