/** One value of a result. Dates and times are text as the database writes them (`2026-11-21 08:30:00.123`, in UTC). */
export type CellValue = string | number | boolean | null;

export type WarehouseRow = readonly CellValue[];

export interface Column {
  readonly name: string;
  /** Whether its values are numbers, which tables align to the right. */
  readonly numeric: boolean;
}

/** What a statement gave. Rows arrive as they are asked for, so that a result may be larger than memory; read them once. */
export interface QueryResult {
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<WarehouseRow>;
}

/** The database of analysts: PostgreSQL, or Redshift. */
export interface Warehouse {
  /** For people, without a password: "PostgreSQL at 127.0.0.1:5432/postgres". */
  readonly description: string;
  /**
   * Runs one statement in a transaction of its own. The transaction ends when the last row is read, or reading stops.
   * A statement that gives no rows has no columns.
   * @throws WarehouseError
   */
  query(sql: string): Promise<QueryResult>;
  close(): Promise<void>;
}

export type WarehouseErrorKind = "unreachable" | "refused" | "no-such-relation";

/** The warehouse did not do what was asked. The message is one line for people. */
export class WarehouseError extends Error {
  override readonly name = "WarehouseError";

  constructor(
    message: string,
    readonly kind: WarehouseErrorKind = "refused",
  ) {
    super(message.replaceAll(/\s+/g, " ").trim());
  }
}

/** A result that is known to be small, as a whole. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly WarehouseRow[];
}

/** Reads a small result into memory. */
export const readTable = async (warehouse: Warehouse, sql: string): Promise<Table> => {
  const { columns, rows } = await warehouse.query(sql);
  const read: WarehouseRow[] = [];
  for await (const row of rows) read.push(row);
  return { columns, rows: read };
};
