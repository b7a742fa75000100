import Table from "cli-table3";
import { paint } from "./paint.js";
import { withoutControls } from "./sanitize.js";
import { cutText, padText, terminalWidth, widthOf, wrapLine, wrapText } from "./text.js";

/** Longest cell, in columns. A ticket's text would wrap every line of the table. */
const MAX_CELL_LENGTH = 60;

/** Untrusted text on one line, without control characters, cut to `maxLength` columns of the terminal. */
export const onOneLine = (text: string, maxLength = MAX_CELL_LENGTH): string =>
  cutText(withoutControls(text), maxLength);

type Rows = readonly (readonly string[])[];

/** Narrower than this a wrapped column is hard to read; its words may need more. */
const MIN_COLUMN = 12;

const widestOf = (texts: readonly string[]): number => Math.max(0, ...texts.map(widthOf));

const columnOf = (head: readonly string[], rows: Rows, index: number): readonly string[] => [
  head[index] ?? "",
  ...rows.map((row) => row[index] ?? ""),
];

/**
 * The width of each column in a table for which `space` columns are left: its own, or less if its cells can be wrapped.
 * Undefined if the table does not fit.
 */
const fitColumns = (head: readonly string[], rows: Rows, space: number): readonly number[] | undefined => {
  const columns = head.map((_, index) => columnOf(head, rows, index));
  const widths = columns.map((cells) => widestOf(cells));
  const least = columns.map((cells, index) =>
    Math.min(widths[index] ?? 0, Math.max(MIN_COLUMN, widestOf(cells.flatMap((cell) => cell.split(" "))))),
  );
  let excess = widths.reduce((sum, width) => sum + width, 0) - space;
  while (excess > 0) {
    const slack = widths.map((width, index) => (width > (least[index] ?? 0) ? width : 0));
    const widest = slack.indexOf(Math.max(...slack));
    if (slack[widest] === 0) return undefined;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
};

/** Each row as a block of lines, one per cell with its name, for tables that are too wide; without empty cells. */
const renderBlocks = (head: readonly string[], rows: Rows, width: number): string => {
  const names = widestOf(head);
  const block = (row: readonly string[]): string =>
    row
      .flatMap((cell, index) => {
        if (cell.trim() === "") return [];
        const [first = "", ...more] = wrapLine(cell.trim(), width - names - 2);
        return [
          `${paint.dim(padText(head[index] ?? "", names))}  ${first}`,
          ...more.map((line) => " ".repeat(names + 2) + line),
        ];
      })
      .join("\n");
  return rows.map(block).join("\n\n");
};

const wrapCells = (row: readonly string[], widths: readonly number[]): string[] =>
  row.map((cell, index) => wrapText(cell, widths[index] ?? Number.POSITIVE_INFINITY));

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

/**
 * A table without borders: columns under plain heads. Cells are wrapped at words if the terminal is too narrow for
 * them, and rows become blocks of lines if it is too narrow for that. The cells are printed as they are; see
 * `onOneLine`.
 */
export const renderTable = (head: readonly string[], rows: Rows, width = terminalWidth()): string => {
  const widths = fitColumns(head, rows, width - 2 * (head.length - 1));
  if (widths === undefined) return renderBlocks(head, rows, width);
  const table = new Table({
    head: head.map((title) => paint.dim(title)),
    chars: NO_BORDERS,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
  table.push(...rows.map((row) => wrapCells(row, widths)));
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

/**
 * A table with borders, without a line end. One line per row, unless the terminal is too narrow for that: see
 * `renderTable`.
 */
export const renderGrid = (
  columns: readonly GridColumn[],
  rows: readonly (readonly (string | number | boolean | null)[])[],
  width = terminalWidth(),
): string => {
  const head = columns.map(({ name }) => onOneLine(name));
  const cells = rows.map((row) => row.map(gridCell));
  const widths = fitColumns(head, cells, width - 3 * head.length - 1);
  if (widths === undefined) return renderBlocks(head, cells, width);
  const table = new Table({
    head: head.map((name) => paint.bold(name)),
    colAligns: columns.map(({ numeric }) => (numeric ? "right" : "left")),
    style: { head: [], border: [], compact: true },
  });
  table.push(...cells.map((row) => wrapCells(row, widths)));
  return String(table);
};
