import { Client, DatabaseError, type FieldDef, types } from "pg";
import Cursor from "pg-cursor";
import {
  numberOrText,
  positionIn,
  rowsOf,
  WarehouseError,
  type CellValue,
  type Column,
  type QueryResult,
  type Warehouse,
  type WarehouseRow,
} from "./warehouse.js";
import { describeError } from "../terminal/system-errors.js";

type Parser = (text: string) => CellValue;

const { INT2, INT4, INT8, NUMERIC, FLOAT4, FLOAT8, BOOL } = types.builtins;

/** A floating-point number as text. NaN and the infinities, which JSON cannot represent, stay text. */
const floatOrText = (text: string): CellValue => {
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
};

const PARSERS = new Map<number, Parser>([
  [INT2, Number],
  [INT4, Number],
  [INT8, numberOrText],
  [NUMERIC, numberOrText],
  [FLOAT4, floatOrText],
  [FLOAT8, floatOrText],
  [BOOL, (text) => text === "t"],
]);

const NUMBERS: ReadonlySet<number> = new Set([INT2, INT4, INT8, NUMERIC, FLOAT4, FLOAT8]);

const isNumeric = (oid: number): boolean => NUMBERS.has(oid);

const asText: Parser = (text) => text;

/** Parsers for one connection. Times stay text: the driver's Dates would be in this machine's time zone. */
const postgresTypes = {
  getTypeParser: (oid: number): Parser => PARSERS.get(oid) ?? asText,
};

const NO_SUCH_RELATION = "42P01";
const READ_ONLY = "25006";
const NO_RIGHT = "42501";
/** SQLSTATE class 28, and a database that does not exist. */
const LOGIN_REFUSED = /^(28|3D000)/;

/** A superuser is a member of every role. */
const POWERS = `SELECT current_user::text AS name, pg_has_role('pg_execute_server_program', 'MEMBER')
  OR pg_has_role('pg_read_server_files', 'MEMBER') OR pg_has_role('pg_write_server_files', 'MEMBER') AS powerful`;

const SEVERAL = "cannot insert multiple commands";

const hintFor = (error: DatabaseError): string => {
  if (error.code === READ_ONLY) return " Add --write to change data.";
  if (error.code === NO_RIGHT) return " Without --write, statements may only read tables and views.";
  return error.hint === undefined ? "" : ` ${error.hint}`;
};

const explain = (error: DatabaseError, sql: string): WarehouseError => {
  const position = error.position === undefined ? "" : ` (${positionIn(sql, Number(error.position))})`;
  const message = `${error.message}${position}.${hintFor(error)}`;
  if (error.message.startsWith(SEVERAL)) return new WarehouseError("Expected one statement, but there are several.");
  if (error.code === NO_SUCH_RELATION) return new WarehouseError(message, "no-such-relation");
  return new WarehouseError(message, LOGIN_REFUSED.test(error.code ?? "") ? "unreachable" : "refused");
};

/**
 * A driver's error as one line: the database's message with the position in the statement, or that it is unreachable.
 */
const asWarehouseError = (error: unknown, description: string, sql = ""): WarehouseError => {
  if (error instanceof WarehouseError) return error;
  if (error instanceof DatabaseError) return explain(error, sql);
  const reason = describeError(error).replace(/\.$/, "");
  return new WarehouseError(`${description} is unreachable: ${reason}.`, "unreachable");
};

/** Rows fetched at once; with the largest tickets (four texts of 32 KiB) about 64 MB. */
const PAGE = 500;
const CONNECT_TIMEOUT_MS = 10_000;

interface PostgresOptions {
  /** Whether statements may change data. @default false */
  readonly writes?: boolean;
  /** Whether to refuse to read as a user who may do more on the server than read tables. @default false */
  readonly isInteractive?: boolean;
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

/** PostgreSQL by URL. It connects when the first statement is run. */
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
    // If the connection breaks between two statements, the next one fails.
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
    if (this.options.isInteractive === true && this.options.writes !== true) await this.refusePowerfulUser();
  }

  /** Read-only transactions do not stop those who may run programs or write files: COPY ... TO PROGRAM reads only. */
  private async refusePowerfulUser(): Promise<void> {
    const { rows } = await this.client.query<{ name: string; powerful: boolean }>(POWERS);
    const [user] = rows;
    if (user?.powerful !== true) return;
    throw new WarehouseError(
      `The user "${user.name}" of the URL may run programs and use files on the server, so a statement could do more ` +
        "than read: name a user who may only read tables, or add --write.",
    );
  }

  /** A cursor accepts only one statement, so no text can end the transaction and start one that writes. */
  private async open(sql: string): Promise<QueryResult> {
    const cursor = this.client.query(new Cursor<WarehouseRow>(sql, [], { rowMode: "array", types: postgresTypes }));
    const first = await readPage(cursor);
    const columns = first.fields.map(toColumn);
    if (first.rows.length === PAGE) return { columns, rows: this.rowsFrom(first, cursor, sql) };
    // Ends the transaction now, since the caller may never read the rows.
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
