import { open, readFile } from "node:fs/promises";
import path from "node:path";
import type { Writable } from "node:stream";
import { jobEnvironment, metricsOption } from "./load-job.js";
import { describeLoad, type LoadReport, type LoadResult, loadTickets } from "./load-tickets.js";
import { emulatorClientConfig } from "../deployment/target.js";
import { formatColumn, shownOf } from "../terminal/format.js";
import { paint } from "../terminal/paint.js";
import { withWarehouse } from "../warehouse/resolve-warehouse.js";
import { connectToDeployment, type DeployedStack } from "../deployment/clients.js";
import type { Screen } from "../terminal/screen.js";
import { readTable, type Column, type Table, type Warehouse, type WarehouseRow } from "../warehouse/warehouse.js";
import { renderGrid } from "../terminal/table.js";
import { wrapReply } from "../terminal/text.js";
import { printLine, standardStreams } from "../terminal/output.js";

/** With this the job begins a line about an error. */
const ERROR = "error: ";

/** Why a job failed: the last error line of its log that is the job's own, not Spark's. */
export const lastErrorLine = (log: string): string => {
  const lines = log.trimEnd().split("\n");
  return (lines.findLast((line) => line.startsWith(ERROR)) ?? lines.at(-1) ?? "").replace(ERROR, "");
};

/** A stack whose tickets can be loaded. */
export interface LoadableStack extends DeployedStack {
  /** `postgresql://…` of the warehouse; undefined if the stack has none. */
  readonly warehouseUrl: string | undefined;
  /** Folder for the job's log. */
  readonly runFolder: string;
}

/** A view, and the columns by which its rows are sorted. */
export interface PrintedView {
  readonly name: string;
  readonly order: string;
}

/**
 * Views to show first. They do not depend on the current date, so that seeded tickets, which are old, fill them too.
 */
const VIEWS: readonly PrintedView[] = [
  { name: "tickets_by_priority", order: "day DESC, tickets DESC, priority" },
  { name: "tickets_by_product", order: "day DESC, tickets DESC, product" },
  { name: "needs_human_rate", order: "day DESC, rate DESC, tickets DESC, category" },
];

const runJob = async (stack: LoadableStack, url: string, log: string, signal: AbortSignal): Promise<LoadResult> => {
  const { endpoint, credentials, project } = stack;
  const { region } = project;
  const target = { endpoint, region, clientConfig: emulatorClientConfig(endpoint, region, credentials) };
  const { bucket, names } = connectToDeployment(stack);
  const args = ["--source", `s3://${bucket}/tickets`, ...metricsOption({ kind: "local", names })];
  const output = await open(log, "w");
  try {
    return await loadTickets({ args, env: jobEnvironment(target, url), output: output.fd, signal });
  } finally {
    await output.close();
  }
};

/**
 * Loads the tickets of a stack into its warehouse with the Glue job.
 * @returns undefined if the stack has no warehouse
 * @throws Error with the job's last error if it fails
 */
export const loadStack = async (stack: LoadableStack, signal: AbortSignal): Promise<LoadReport | undefined> => {
  const { warehouseUrl: url } = stack;
  if (url === undefined) return undefined;
  const log = path.join(stack.runFolder, "load.log");
  const result = await runJob(stack, url, log, signal);
  signal.throwIfAborted();
  if ("code" in result) {
    throw new Error(`The load failed: ${lastErrorLine(await readFile(log, "utf8"))} (log: ${log})`);
  }
  return result.report;
};

/** Rows printed of each view. */
const FIRST_ROWS = 10;

/** The last column of the query: how many rows the view has. */
const ALL_ROWS = "all_rows";

const formatRow = (row: WarehouseRow, columns: readonly Column[]): WarehouseRow =>
  columns.map(({ name }, index) => {
    const value = row[index] ?? null;
    return typeof value === "number" ? formatColumn(value, name) : value;
  });

/** "10 of 23 rows; all of them: npm run sql …", if rows are missing. */
const describeCut = (name: string, { rows }: Table): string => {
  const all = Number(rows[0]?.at(-1) ?? 0);
  return all > rows.length
    ? `the first ${shownOf(rows.length, all)} rows; for all of them: npm run sql -- "SELECT * FROM ${name}"\n`
    : "";
};

/**
 * Prints the first rows of views as tables, each under its name; of an empty view only its columns.
 * @throws WarehouseError if a view is missing or the warehouse is unreachable
 */
export const printViews = async (
  warehouse: Warehouse,
  views: readonly PrintedView[],
  output: Writable = standardStreams.out,
): Promise<void> => {
  for (const { name, order } of views) {
    const sql = `SELECT *, COUNT(*) OVER () AS ${ALL_ROWS} FROM ${name} ORDER BY ${order} LIMIT ${FIRST_ROWS}`;
    const table = await readTable(warehouse, sql);
    const columns = table.columns.filter((column) => column.name !== ALL_ROWS);
    const rows = table.rows.map((row) => formatRow(row, columns));
    output.write(`\n${name}\n${renderGrid(columns, rows)}\n${describeCut(name, table)}`);
  }
};

/**
 * Loads the tickets of a stack into its warehouse, if it has one, and prints three views.
 * @throws as `loadStack` does
 */
export const loadWarehouse = async (stack: LoadableStack, screen: Screen, signal: AbortSignal): Promise<void> => {
  screen.write("Loading the warehouse\n");
  const report = await loadStack(stack, signal);
  if (report === undefined) return;
  printLine(`\n${paint.bold("The warehouse")}\n${wrapReply(`load       ${describeLoad(report)}`)}`);
  await withWarehouse({ url: stack.warehouseUrl }, (warehouse) => printViews(warehouse, VIEWS));
};
