import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import { plural } from "../../shared/terminal/format.js";
import { escapeJson } from "../../shared/terminal/sanitize.js";
import { renderGrid } from "../../shared/terminal/table.js";
import { QUOTED, withoutFormula } from "./spreadsheet.js";
import type { Column, QueryResult, WarehouseRow } from "../../shared/warehouse/warehouse.js";

/** Rows that a table shows. CSV and JSON have all rows. */
export const TABLE_ROWS = 1_000;

/** A result as a table of at most `TABLE_ROWS` rows, with the number of rows below it. */
async function* formatTable({ columns, rows }: QueryResult): AsyncGenerator<string> {
  const shown: WarehouseRow[] = [];
  let isCut = false;
  for await (const row of rows) {
    isCut = shown.length === TABLE_ROWS;
    if (isCut) break;
    shown.push(row);
  }
  yield columns.length === 0 ? "Done.\n" : `${renderGrid(columns, shown)}\n`;
  if (columns.length === 0) return;
  yield isCut
    ? `The first ${plural(TABLE_ROWS, "row")}. To get all rows, add --format csv or --format json.\n`
    : `${plural(shown.length, "row")}\n`;
}

/** In CSV, NULL is nothing at all and empty text is a pair of quotes, so that they differ. */
const emptyText = (text: string) => (text === "" ? { value: text, quoted_empty: true } : text);

/** A column of numbers may hold some as text, those that JavaScript would round. */
const textOf = (text: string, column: Column | undefined) =>
  emptyText(column?.numeric === true ? text : withoutFormula(text));

interface FormatOptions {
  /** In CSV, whether texts stay as they are that a spreadsheet would read as formulas. @default false */
  readonly raw?: boolean | undefined;
}

/**
 * A result as CSV (RFC 4180): a header, lines that end in CRLF, quotes where needed. Nothing if it has no columns.
 * Texts that a spreadsheet would read as formulas get a prefix: see `withoutFormula`.
 */
async function* formatCsv({ columns, rows }: QueryResult, { raw = false }: FormatOptions = {}): AsyncGenerator<string> {
  if (columns.length === 0) return;
  const header = (name: string): string => (raw ? name : withoutFormula(name));
  const csv = stringify({
    header: true,
    columns: columns.map(({ name }, index) => ({ key: String(index), header: header(name) })),
    record_delimiter: "windows",
    quoted_match: QUOTED,
    cast: {
      boolean: String,
      string: (text, { header: isHeader, index }) => (raw || isHeader ? emptyText(text) : textOf(text, columns[index])),
    },
  });
  yield* Readable.from(rows).compose<NodeJS.ReadWriteStream & AsyncIterable<string>>(csv).setEncoding("utf8");
}

/** Member names of an object: the column names, with `name_2` for the second column called `name`. */
const memberNames = (columns: readonly Column[]): readonly string[] => {
  const seen = new Map<string, number>();
  return columns.map(({ name }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  });
};

/** A result as one JSON array, with one row's object on each line. */
async function* formatJson({ columns, rows }: QueryResult): AsyncGenerator<string> {
  const names = memberNames(columns);
  let separator = "[\n";
  for await (const row of rows) {
    const json = JSON.stringify(Object.fromEntries(names.map((name, index) => [name, row[index] ?? null])));
    yield separator + escapeJson(json);
    separator = ",\n";
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}

/** How a result can be printed, by the name of the format. */
export const FORMATS = { table: formatTable, csv: formatCsv, json: formatJson } satisfies Record<
  string,
  (result: QueryResult, options?: FormatOptions) => AsyncGenerator<string>
>;
