import { type Command, Option } from "commander";
import { runWhenStarted, wholeNumber } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { interruptible } from "../../shared/terminal/interruption.js";
import { standardStreams, withJson } from "../../shared/terminal/output.js";
import { standardError } from "../../shared/terminal/screen.js";
import { type TargetOptions, withEndpoint } from "../../shared/deployment/target.js";
import { day, rangeOf } from "../../shared/reconciliation/days.js";
import { openReconcilePorts } from "../../shared/reconciliation/open-reconcile-ports.js";
import { runReconcile } from "./run.js";
import { withWarehouseOptions } from "../../shared/warehouse/resolve-warehouse.js";

interface ReconcileOptions extends TargetOptions {
  readonly url?: string;
  readonly from?: string;
  readonly to?: string;
  readonly allDays?: boolean;
  /** Minutes. */
  readonly settle: number;
  readonly json?: boolean;
  readonly repair?: boolean;
  readonly dryRun?: boolean;
  /** Name of the Glue job. */
  readonly job?: string;
}

const HELP: CommandHelp = {
  name: "reconcile",
  description: "Compares DynamoDB, S3 and the warehouse, ticket by ticket and column by column.",
  notes: `A ticket belongs to the day on which it was submitted, in UTC. Finished tickets should be in the table, in S3 and, after the next load, in the warehouse. A ticket that was not loaded yet counts as missing: with a load every two hours, --settle 150 leaves out what was processed in the last 150 minutes.

A ticket that the API received and that no execution has started on after 15 minutes is reported too. One that the API refused with 503 is not: its customer got the error.

--repair writes objects that are missing or differ from the table (the bucket keeps the older version), adds missing table items from the objects, and loads what is missing or differs in the warehouse. Then it compares again.

Only days that have tickets anywhere are read, so a range may span decades. Tickets outside of the range, and those that --settle leaves out, are counted.`,
  examples: [
    "npm run reconcile",
    "npm run reconcile -- --from 2026-11-01 --to 2026-11-21",
    "npm run reconcile -- --all-days --repair --dry-run",
  ],
  exitCodes: {
    0: "all agree",
    1: "something is missing or differs, or a location is unreachable",
    2: "wrong options, or no stack or warehouse",
    130: "interrupted",
  },
};

const compare = async (options: ReconcileOptions, signal: AbortSignal): Promise<void> => {
  const now = new Date();
  const range = rangeOf(options, now);
  const { json = false, repair = false, dryRun = false } = options;
  const ports = await openReconcilePorts({ ...options, writes: repair && !dryRun, signal });
  try {
    // Without --settle nothing is left out, even if clocks of other machines are ahead of this one's.
    const settledBefore = options.settle === 0 ? "~" : new Date(now.getTime() - options.settle * 60_000).toISOString();
    const streams = standardStreams;
    const run = { range, settledBefore, json, repair, dryRun, signal, screen: standardError };
    process.exitCode = await runReconcile(ports, run, streams);
  } finally {
    await ports.close();
  }
};

/** The command line of `npm run reconcile`. */
export const createProgram = (): Command =>
  withJson(withEndpoint(withWarehouseOptions(createCommand(HELP))))
    .option("--from <day>", "first day, such as 2026-11-21 (default: six days before the last)", day("--from"))
    .option("--to <day>", "last day (default: today)", day("--to"))
    .addOption(new Option("--all-days", "compare the tickets of all days").conflicts(["from", "to"]))
    .option(
      "--settle <minutes>",
      "leave out tickets processed in the last minutes",
      wholeNumber("--settle", { min: 0 }),
      0,
    )
    .option("--repair", "repair what can be repaired")
    .addOption(new Option("--dry-run", "with --repair: only print what it would do").implies({ repair: true }))
    .option("--job <name>", "Glue job that loads into Redshift (default: the stack's)")
    .action((options: ReconcileOptions) => interruptible((signal) => compare(options, signal)));

await runWhenStarted(import.meta.filename, createProgram);
