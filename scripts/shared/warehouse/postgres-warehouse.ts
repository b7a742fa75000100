import { Client, type FieldDef } from "pg";
import Cursor from "pg-cursor";
import { rowsOf } from "./cells.js";
import { asWarehouseError } from "./postgres-errors.js";
import { isNumeric, postgresTypes } from "./postgres-types.js";
import type { Column, QueryResult, WarehouseRow, Warehouse } from "./warehouse.js";

/** Rows fetched at a time: with the widest tickets (four texts of 32 KiB) about 64 MB. */
const PAGE = 500;
const CONNECT_TIMEOUT_MS = 10_000;

export interface PostgresOptions {
  /** Whether statements may change data. @default false */
  readonly writes?: boolean;
}

const toColumn = ({ name, dataTypeID }: FieldDef): Column => ({ name, numeric: isNumeric(dataTypeID) });

/** The URL's server and database, without its password. */
const describe = (url: string): string => {
  const { hostname, port, pathname } = new URL(url);
  return `PostgreSQL at ${hostname}:${port || "5432"}${pathname}`;
};

interface Page {
  readonly rows: readonly WarehouseRow[];
  readonly fields: readonly FieldDef[];
}

const readPage = (cursor: Cursor<WarehouseRow>): Promise<Page> =>
  new Promise((resolve, reject) => {
    cursor.read(PAGE, (error: Error | undefined, rows, result) => {
      if (error) reject(error);
      else resolve({ rows, fields: result.fields });
    });
  });

/** PostgreSQL by URL. Connects with the first statement. */
export class PostgresWarehouse implements Warehouse {
  readonly description: string;
  private readonly client: Client;
  private connected: Promise<unknown> | undefined;

  constructor(
    url: string,
    private readonly options: PostgresOptions = {},
  ) {
    this.description = describe(url);
    this.client = new Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: "ticket-pipeline",
    });
    // A connection that breaks between two statements shows in the next one.
    this.client.on("error", () => undefined);
  }

  async query(sql: string): Promise<QueryResult> {
    try {
      await (this.connected ??= this.connect());
      await this.client.query(this.options.writes === true ? "BEGIN" : "BEGIN READ ONLY");
      return await this.open(sql);
    } catch (error) {
      await this.end("ROLLBACK");
      throw asWarehouseError(error, this.description, sql);
    }
  }

  async close(): Promise<void> {
    if (this.connected !== undefined) await this.client.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    await this.client.connect();
    await this.client.query("SET TIME ZONE 'UTC'");
  }

  /** A cursor takes one statement only, so no text can end the transaction and start one that writes. */
  private async open(sql: string): Promise<QueryResult> {
    const cursor = this.client.query(new Cursor<WarehouseRow>(sql, [], { rowMode: "array", types: postgresTypes }));
    const first = await readPage(cursor);
    const columns = first.fields.map(toColumn);
    if (first.rows.length === PAGE) return { columns, rows: this.rowsFrom(first, cursor, sql) };
    // Ends at once, since nobody may come to read the rows of a statement that gives none.
    await cursor.close();
    await this.client.query("COMMIT");
    return { columns, rows: rowsOf(first.rows) };
  }

  private async *rowsFrom(first: Page, cursor: Cursor<WarehouseRow>, sql: string): AsyncGenerator<WarehouseRow> {
    let isRead = false;
    try {
      yield* first.rows;
      for (let page = first; page.rows.length === PAGE;) {
        page = await readPage(cursor);
        yield* page.rows;
      }
      isRead = true;
    } catch (error) {
      throw asWarehouseError(error, this.description, sql);
    } finally {
      await cursor.close().catch(() => undefined);
      await this.end(isRead ? "COMMIT" : "ROLLBACK");
    }
  }

  private async end(how: "COMMIT" | "ROLLBACK"): Promise<void> {
    await this.client.query(how).catch(() => undefined);
  }
}
