import Table from "cli-table3";
import { paint } from "./paint.js";

/** Longest cell, in characters. A ticket's text would wrap every line of the table. */
const MAX_CELL_LENGTH = 60;

/** Line ends and characters that could control the terminal: the text may come from a customer. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;

/** Untrusted text on one line, without control characters, cut to `maxLength` characters. */
export const onOneLine = (text: string, maxLength = MAX_CELL_LENGTH): string => {
  const line = text.replaceAll(CONTROLS, " ");
  const characters = Array.from(line);
  return characters.length > maxLength ? `${characters.slice(0, maxLength - 1).join("")}…` : line;
};

const NO_BORDERS = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

/** A table without borders: columns under plain heads. The cells are printed as they are; see `onOneLine`. */
export const renderTable = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const table = new Table({
    head: head.map((title) => paint.dim(title)),
    chars: NO_BORDERS,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
};

/** A column of a grid. Numeric ones are aligned to the right. */
export interface GridColumn {
  readonly name: string;
  readonly numeric: boolean;
}

const gridCell = (value: string | number | boolean | null): string =>
  value === null ? paint.dim("NULL") : onOneLine(String(value));

/** A table with borders, one line per row, without a line end. */
export const renderGrid = (
  columns: readonly GridColumn[],
  rows: readonly (readonly (string | number | boolean | null)[])[],
): string => {
  const table = new Table({
    head: columns.map(({ name }) => paint.bold(onOneLine(name))),
    colAligns: columns.map(({ numeric }) => (numeric ? "right" : "left")),
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows.map((row) => row.map(gridCell)));
  return String(table);
};
