import { open, readFile } from "node:fs/promises";
import path from "node:path";
import type { Writable } from "node:stream";
import { jobEnvironment, metricsOption } from "./load-job.js";
import { describeLoad, type LoadReport, type LoadResult, loadTickets } from "./load-tickets.js";
import { emulatorClientConfig } from "../deployment/target.js";
import { paint } from "../terminal/paint.js";
import { withWarehouse } from "../warehouse/resolve-warehouse.js";
import { connectToDeployment, type DeployedStack } from "../deployment/clients.js";
import type { Screen } from "../terminal/screen.js";
import { readTable, type Warehouse } from "../warehouse/warehouse.js";
import { renderGrid } from "../terminal/table.js";

/** Why a job failed: the last error line of its log that is the job's own, not Spark's. */
export const lastErrorLine = (log: string): string => {
  const lines = log.trimEnd().split("\n");
  return (lines.findLast((line) => line.startsWith("ERROR ")) ?? lines.at(-1) ?? "").replace(/^ERROR /, "");
};

/** A stack whose tickets can be loaded. */
export interface LoadableStack extends DeployedStack {
  /** `postgresql://…` of the warehouse; undefined if the stack has none. */
  readonly warehouseUrl: string | undefined;
  /** Folder for the job's log. */
  readonly runFolder: string;
}

/**
 * Views to show first. They do not depend on the current date, so that seeded tickets, which are old, fill them too.
 */
const VIEWS = ["tickets_by_priority", "tickets_by_product", "needs_human_rate"];

const runJob = async (stack: LoadableStack, url: string, log: string, signal: AbortSignal): Promise<LoadResult> => {
  const { endpoint, project } = stack;
  const { region } = project;
  const target = { endpoint, region, clientConfig: emulatorClientConfig(endpoint, region, {}) };
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

const VIEW_NAME = /^[a-z_][a-z0-9_]{0,62}$/;

/** Rows printed of each view. */
const FIRST_ROWS = 10;

/**
 * Prints the first rows of views as tables, each under its name; of an empty view only its columns.
 * @throws WarehouseError if a view is missing or the warehouse is unreachable; Error if a name is not valid for a view
 */
export const printViews = async (
  warehouse: Warehouse,
  names: readonly string[],
  output: Writable = process.stdout,
): Promise<void> => {
  for (const name of names) {
    if (!VIEW_NAME.test(name)) throw new Error(`"${name}" is not a valid name of a view.`);
    const { columns, rows } = await readTable(warehouse, `SELECT * FROM ${name} ORDER BY 1 DESC LIMIT ${FIRST_ROWS}`);
    output.write(`\n${name}\n${renderGrid(columns, rows)}\n`);
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
  process.stdout.write(`\n${paint.bold("The warehouse")}\nload       ${describeLoad(report)}\n`);
  await withWarehouse({ url: stack.warehouseUrl }, (warehouse) => printViews(warehouse, VIEWS));
};
