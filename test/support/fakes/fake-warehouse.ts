import {
  type QueryResult,
  rowsOf,
  type Table,
  type Warehouse,
  type WarehouseRow,
} from "../../../scripts/shared/warehouse/warehouse.js";

/** A table of text and number columns: a column is numeric when its first value is a number. */
export const aTable = (names: readonly string[], ...rows: readonly WarehouseRow[]): Table => ({
  columns: names.map((name, index) => ({ name, numeric: typeof rows[0]?.[index] === "number" })),
  rows,
});

export const aQueryResult = (names: readonly string[], ...rows: readonly WarehouseRow[]): QueryResult => {
  const table = aTable(names, ...rows);
  return { columns: table.columns, rows: rowsOf(table.rows) };
};

/** Returns the table of the first name that the statement contains. */
export class FakeWarehouse implements Warehouse {
  readonly description = "a fake warehouse";
  readonly queries: string[] = [];
  isClosed = false;

  constructor(private readonly results: Readonly<Record<string, Table>> = {}) {}

  query(sql: string): Promise<QueryResult> {
    this.queries.push(sql);
    const name = Object.keys(this.results).find((key) => new RegExp(`\\b${key}\\b`).test(sql));
    const table = (name === undefined ? undefined : this.results[name]) ?? { columns: [], rows: [] };
    return Promise.resolve({ columns: table.columns, rows: rowsOf(table.rows) });
  }

  close(): Promise<void> {
    this.isClosed = true;
    return Promise.resolve();
  }
}

/** All texts of a generator, joined. */
export const textOf = async (texts: AsyncIterable<string>): Promise<string> => {
  let all = "";
  for await (const text of texts) all += text;
  return all;
};
