import { Command, Option } from "commander";
import { runWhenStarted, wholeNumber } from "../../shared/terminal/command-line.js";
import type { TargetOptions } from "../../shared/deployment/target.js";
import { withEndpoint } from "../../shared/deployment/target-options.js";
import { day, rangeOf } from "../../shared/reconciliation/days.js";
import { openReconcilePorts } from "../../shared/reconciliation/open-reconcile-ports.js";
import { runReconcile } from "./run.js";
import { withWarehouseOptions } from "../../shared/warehouse/resolve-warehouse.js";

export interface ReconcileOptions extends TargetOptions {
  readonly url?: string;
  readonly from?: string;
  readonly to?: string;
  /** Minutes. */
  readonly settle: number;
  readonly json?: boolean;
  readonly repair?: boolean;
  readonly dryRun?: boolean;
  /** Name of the Glue job. */
  readonly job?: string;
}

const HELP = `
A ticket belongs to the day it was submitted, in UTC. Finished tickets should be in the table, in S3 and, after the next load, in
the warehouse. A ticket that waits for its load counts as missing: --settle 150 leaves out what was processed in the last 150
minutes, for a load every two hours.

A ticket that the API received and no execution has taken up after 15 minutes is told of too. One that the API refused with 503 is not: its
customer was told.

--repair writes objects that are missing or differ from the table (the bucket keeps the older version), adds missing table items
from the objects, and loads what the warehouse lacks or has otherwise; then it compares again.

Exit codes: 0 all agree; 1 something is missing or differs, or a place cannot be reached; 2 wrong options, or no stack or warehouse.`;

const compare = async (options: ReconcileOptions): Promise<void> => {
  const now = new Date();
  const range = rangeOf(options, now);
  const { json = false, repair = false, dryRun = false } = options;
  const places = await openReconcilePorts({ ...options, writes: repair && !dryRun });
  try {
    // Clocks of other machines may be ahead of this one's; without --settle nothing is left out.
    const settledBefore = options.settle === 0 ? "~" : new Date(now.getTime() - options.settle * 60_000).toISOString();
    const streams = { out: process.stdout, err: process.stderr };
    process.exitCode = await runReconcile(places, { range, settledBefore, json, repair, dryRun }, streams);
  } finally {
    await places.close();
  }
};

/** The command line of `npm run reconcile`. */
export const createProgram = (): Command =>
  withEndpoint(withWarehouseOptions(new Command("reconcile")))
    .description("Compares DynamoDB, S3 and the warehouse, ticket by ticket and column by column.")
    .option("--from <day>", "first day, such as 2026-11-21 (default: six days before the last)", day("--from"))
    .option("--to <day>", "last day (default: today)", day("--to"))
    .option("--settle <minutes>", "leave out tickets processed more lately", wholeNumber("--settle", { min: 0 }), 0)
    .option("--json", "print the findings as JSON")
    .option("--repair", "mend what can be mended")
    .addOption(new Option("--dry-run", "with --repair: only say what it would do").implies({ repair: true }))
    .option("--job <name>", "Glue job that loads into Redshift (default: the stack's)")
    .addHelpText("after", HELP)
    .allowExcessArguments(false)
    .action(compare);

await runWhenStarted(import.meta.filename, createProgram);
