import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { jobEnvironment } from "./job-environment.js";
import { lastErrorLine } from "./last-error-line.js";
import { describeLoad, type LoadReport } from "./load-report.js";
import { loadTickets, type LoadResult } from "./load-tickets.js";
import { metricsOption } from "./metrics-option.js";
import { printViews } from "../warehouse/print-views.js";
import { emulatorClientConfig } from "../deployment/target.js";
import { paint } from "../terminal/paint.js";
import { withWarehouse } from "../warehouse/resolve-warehouse.js";
import { connectToDeployment, type DeployedStack } from "../deployment/clients.js";
import type { Screen } from "../terminal/screen.js";

/** A deployed stack whose tickets can be loaded. */
export interface LoadableStack extends DeployedStack {
  /** `postgresql://…` of the warehouse; undefined of a stack without one. */
  readonly warehouseUrl: string | undefined;
  /** Folder that takes the job's log. */
  readonly runFolder: string;
}

/** What a person may want to see first. None depends on today, so that tickets of a seed, which lie in the past, fill them too. */
const VIEWS = ["tickets_by_priority", "tickets_by_product", "needs_human_rate"];

const runJob = async (stack: LoadableStack, url: string, log: string, signal: AbortSignal): Promise<LoadResult> => {
  const { endpoint, project } = stack;
  const { region } = project;
  const place = { endpoint, region, clientConfig: emulatorClientConfig(endpoint, region, {}) };
  const { bucket, names } = connectToDeployment(stack);
  const args = ["--source", `s3://${bucket}/tickets`, ...metricsOption({ kind: "local", names })];
  const output = await open(log, "w");
  try {
    return await loadTickets({ args, env: jobEnvironment(place, url), output: output.fd, signal });
  } finally {
    await output.close();
  }
};

/**
 * Loads the tickets of a stack into its warehouse with the Glue job.
 * @returns undefined of a stack without a warehouse.
 * @throws Error with the job's last words when it fails.
 */
export const loadStack = async (stack: LoadableStack, signal: AbortSignal): Promise<LoadReport | undefined> => {
  const { warehouseUrl: url } = stack;
  if (url === undefined) return undefined;
  const log = path.join(stack.runFolder, "load.log");
  const result = await runJob(stack, url, log, signal);
  signal.throwIfAborted();
  if ("code" in result)
    throw new Error(`The load failed: ${lastErrorLine(await readFile(log, "utf8"))} (all of it: ${log})`);
  return result.report;
};

/** Loads the tickets of a stack into its warehouse, if it has one, and prints three views of it. @throws as `loadStack` does. */
export const loadWarehouse = async (stack: LoadableStack, screen: Screen, signal: AbortSignal): Promise<void> => {
  screen.write("Loading the warehouse\n");
  const report = await loadStack(stack, signal);
  if (report === undefined) return;
  process.stdout.write(`\n${paint.bold("The warehouse")}\nload       ${describeLoad(report)}\n`);
  await withWarehouse({ url: stack.warehouseUrl }, (warehouse) => printViews(warehouse, VIEWS));
};
