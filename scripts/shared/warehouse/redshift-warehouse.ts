import { setTimeout as wait } from "node:timers/promises";
import {
  BatchExecuteStatementCommand,
  CancelStatementCommand,
  DescribeStatementCommand,
  GetStatementResultCommand,
  type ColumnMetadata,
  type DescribeStatementResponse,
  type Field,
  type GetStatementResultResponse,
  type RedshiftDataClient,
} from "@aws-sdk/client-redshift-data";
import { assertReadOnly } from "./read-only.js";
import type { RedshiftSettings } from "./redshift-settings.js";
import {
  numberOrText,
  positionIn,
  readTable,
  rowsOf,
  WarehouseError,
  type CellValue,
  type Column,
  type QueryResult,
  type Warehouse,
  type WarehouseRow,
} from "./warehouse.js";

const NUMERIC = /^(int2|int4|int8|numeric|float4|float8)$/;

const toColumn = ({ name, label, typeName }: ColumnMetadata): Column => ({
  // The label is the name after AS; the name may be that of the table's column.
  name: label ?? name ?? "",
  numeric: NUMERIC.test(typeName ?? ""),
});

const toCell = (field: Field, column: Column | undefined): CellValue => {
  if (field.isNull === true) return null;
  // Decimals arrive as text.
  if (field.stringValue !== undefined) return column?.numeric ? numberOrText(field.stringValue) : field.stringValue;
  const value = field.longValue ?? field.doubleValue ?? field.booleanValue;
  if (value !== undefined) return value;
  return field.blobValue === undefined ? null : Buffer.from(field.blobValue).toString("hex");
};

/** A record of the Data API, whose fields are in the order of the columns. */
const toRow = (record: readonly Field[], columns: readonly Column[]): WarehouseRow =>
  record.map((field, index) => toCell(field, columns[index]));

/** Pause between two polls of a running statement; it grows by half each time. */
const FIRST_WAIT_MS = 100;
const MAX_WAIT_MS = 5_000;

interface RedshiftOptions {
  /** Whether statements may change data. @default false */
  readonly writes?: boolean;
  /** For tests. */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
}

const MISSING = /relation "?[^"]+"? does not exist/;

/** "ERROR: relation "x" does not exist Position: 15" as one line with line and column. */
const asRefusal = (said: string, sql: string): WarehouseError => {
  const position = /\bPosition: (\d+)/.exec(said)?.[1];
  const where = position === undefined ? "" : ` (${positionIn(sql, Number(position))})`;
  const words = said.replace(/^ERROR:\s*/, "").replace(/;?\s*Position: \d+;?/, "");
  return new WarehouseError(`${words}${where}.`, MISSING.test(said) ? "no-such-relation" : "refused");
};

const asUnreachable = (error: unknown): WarehouseError => {
  if (error instanceof WarehouseError) return error;
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new WarehouseError(`Redshift is unreachable: ${said}`, "unreachable");
};

const ADVICE = "Only a check of the statement's words keeps it from changing data; use a user who may only read.";

const rightsIn = (schema: string): string =>
  `SELECT current_user, (SELECT usesuper FROM pg_user WHERE usename = current_user), has_schema_privilege('${schema}', 'CREATE')`;

/**
 * Redshift through its Data API: it needs no network path, driver or password. Each statement is sent in a batch of
 * two, which is one session and one transaction: the first sets the default schema.
 */
export class RedshiftWarehouse implements Warehouse {
  readonly description: string;

  constructor(
    private readonly client: RedshiftDataClient,
    private readonly settings: RedshiftSettings,
    private readonly options: RedshiftOptions = {},
  ) {
    const { WorkgroupName, ClusterIdentifier, Database } = settings.connection;
    this.description = `Redshift ${WorkgroupName ?? ClusterIdentifier ?? ""}, database ${Database}`;
  }

  async query(sql: string): Promise<QueryResult> {
    if (this.options.writes !== true) assertReadOnly(sql);
    try {
      return await this.run(sql);
    } catch (error) {
      throw asUnreachable(error);
    }
  }

  /** The Data API has no read-only transactions, so it is the user's rights that count. */
  async describeRights(): Promise<string> {
    const { rows } = await readTable(this, rightsIn(this.settings.schema)).catch(() => ({ rows: [] }));
    const [[name, isSuperuser, mayCreate] = []] = rows;
    if (name === undefined) return "The rights of the Redshift user are unknown; use one who may only read.";
    if (isSuperuser === true) return `Reading as "${name}", a superuser. ${ADVICE}`;
    const create =
      mayCreate === true ? `may create tables in schema ${this.settings.schema}. ${ADVICE}` : "may not create tables.";
    return `Reading as "${name}", who is not a superuser and ${create}`;
  }

  close(): Promise<void> {
    this.client.destroy();
    return Promise.resolve();
  }

  private async run(sql: string): Promise<QueryResult> {
    const Sqls = [`SET search_path TO "${this.settings.schema}"`, sql];
    const { Id } = await this.client.send(new BatchExecuteStatementCommand({ ...this.settings.connection, Sqls }));
    const statement = (await this.untilFinished(Id ?? "", sql)).SubStatements?.[1];
    if (statement?.HasResultSet !== true) return { columns: [], rows: rowsOf([]) };
    const first = await this.page(statement.Id ?? "");
    const columns = (first.ColumnMetadata ?? []).map(toColumn);
    return { columns, rows: this.rowsFrom(statement.Id ?? "", first, columns) };
  }

  private async untilFinished(Id: string, sql: string): Promise<DescribeStatementResponse> {
    const { sleep = wait } = this.options;
    const cancel = (): void => void this.client.send(new CancelStatementCommand({ Id })).catch(() => undefined);
    process.once("SIGINT", cancel);
    try {
      for (let pause = FIRST_WAIT_MS; ; pause = Math.min(pause * 1.5, MAX_WAIT_MS)) {
        const found = await this.client.send(new DescribeStatementCommand({ Id }));
        if (found.Status === "FINISHED") return found;
        if (found.Status === "FAILED") throw asRefusal(found.Error ?? "the statement failed", sql);
        if (found.Status === "ABORTED") throw new WarehouseError("The statement was cancelled.");
        await sleep(pause);
      }
    } finally {
      process.off("SIGINT", cancel);
    }
  }

  private page(Id: string, NextToken?: string): Promise<GetStatementResultResponse> {
    return this.client.send(new GetStatementResultCommand({ Id, ...(NextToken && { NextToken }) }));
  }

  private async *rowsFrom(
    id: string,
    first: GetStatementResultResponse,
    columns: readonly Column[],
  ): AsyncGenerator<WarehouseRow> {
    try {
      for (let page = first; ; page = await this.page(id, page.NextToken)) {
        yield* (page.Records ?? []).map((record) => toRow(record, columns));
        if (!page.NextToken) return;
      }
    } catch (error) {
      throw asUnreachable(error);
    }
  }
}
