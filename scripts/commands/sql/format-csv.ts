import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import type { QueryResult } from "../../shared/warehouse/warehouse.js";

/** NULL is nothing at all, and the empty text a pair of quotes, so that they differ. */
const emptyText = (text: string) => (text === "" ? { value: text, quoted_empty: true } : text);

/** A result as CSV of RFC 4180: a header, lines that end in CRLF, quotes where they are needed. Nothing when it has no columns. */
export async function* formatCsv({ columns, rows }: QueryResult): AsyncGenerator<string> {
  if (columns.length === 0) return;
  const csv = stringify({
    header: true,
    columns: columns.map(({ name }, index) => ({ key: String(index), header: name })),
    record_delimiter: "windows",
    // The library looks for whole record delimiters only.
    quoted_match: /[\r\n]/,
    cast: { boolean: String, string: emptyText },
  });
  yield* Readable.from(rows).compose<NodeJS.ReadWriteStream & AsyncIterable<string>>(csv).setEncoding("utf8");
}
