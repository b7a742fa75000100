/** One value of a result. Dates and times are text as the database writes them (`2026-11-21 08:30:00.123`, in UTC). */
export type CellValue = string | number | boolean | null;

export type WarehouseRow = readonly CellValue[];

export interface Column {
  readonly name: string;
  /** Whether its values are numbers, which tables align to the right. */
  readonly numeric: boolean;
}

/** Result of a statement. Rows are fetched as they are read, so that a result may exceed memory; read them once. */
export interface QueryResult {
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<WarehouseRow>;
}

/** The analysts' database: PostgreSQL or Redshift. */
export interface Warehouse {
  /** For people, without a password: "PostgreSQL at 127.0.0.1:5432/postgres". */
  readonly description: string;
  /**
   * Runs one statement in its own transaction, which ends when the last row is read or reading stops.
   * The result of a statement that returns no rows has no columns.
   * @throws WarehouseError
   */
  query(sql: string): Promise<QueryResult>;
  /** What the user may do, for people; only where nothing but a check of the statement's words holds it to reading. */
  describeRights?(): Promise<string>;
  close(): Promise<void>;
}

export type WarehouseErrorKind = "unreachable" | "refused" | "no-such-relation";

/** The warehouse could not run a statement. The message is one line for people. */
export class WarehouseError extends Error {
  override readonly name = "WarehouseError";

  constructor(
    message: string,
    readonly kind: WarehouseErrorKind = "refused",
  ) {
    super(message.replaceAll(/\s+/g, " ").trim());
  }
}

/** A small result in memory. */
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

/** Rows in memory as an async iterable, for the adapters. */
export async function* rowsOf(
  rows: readonly WarehouseRow[] | Promise<readonly WarehouseRow[]>,
): AsyncGenerator<WarehouseRow> {
  yield* await rows;
}

const TRAILING_ZEROS = /\.?0+$/;
const canonical = (text: string): string => (text.includes(".") ? text.replace(TRAILING_ZEROS, "") : text);

/** A number as text, or as a number if that loses only trailing zeros: 9007199254740993 stays text. */
export const numberOrText = (text: string): CellValue => {
  const value = Number(text);
  return Number.isFinite(value) && String(value) === canonical(text) ? value : text;
};

/** "line 2, column 8" for a 1-based offset in a statement. */
export const positionIn = (sql: string, position: number): string => {
  const before = sql.slice(0, position - 1).split("\n");
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
};
