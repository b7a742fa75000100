import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import { runWhenStarted, UsageError, wholeNumber } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { checkOutputFile, printLine } from "../../shared/terminal/output.js";
import { writePrivateFile } from "../../shared/terminal/private-files.js";
import { describeError } from "../../shared/terminal/system-errors.js";
import {
  withWarehouse,
  type WarehouseOptions,
  withWarehouseOptions,
} from "../../shared/warehouse/resolve-warehouse.js";
import { makeReport } from "./make-report.js";
import { pageOf } from "./page.js";
import { lastDays } from "./section.js";

const DEFAULT_FILE = path.join(".local", "report.html");

interface ReportOptions extends WarehouseOptions {
  readonly out: string;
  readonly days: number;
}

const HELP: CommandHelp = {
  name: "report",
  description: "Draws the views of the warehouse as charts in one HTML file.",
  notes:
    "The page is one file without scripts: it opens without a network, can be printed, and follows the light or dark setting.",
  examples: ["npm run report", "npm run report -- --days 90 --out quarter.html"],
  exitCodes: {
    0: "written",
    1: "the warehouse is unreachable or has no views",
    2: "wrong options, or no warehouse",
  },
};

const write = async ({ out, days, ...where }: ReportOptions): Promise<void> => {
  const file = path.resolve(out);
  await mkdir(path.dirname(file), { recursive: true }).catch((error: unknown) => {
    throw new UsageError(`--out is "${out}", but its folder cannot be created: ${describeError(error)}`);
  });
  await checkOutputFile("--out", out);
  const now = new Date();
  const report = await withWarehouse(where, (warehouse) => makeReport(warehouse, lastDays(days, now), now));
  await writePrivateFile(file, pageOf(report));
  printLine(`${report.emptyNotice === undefined ? "" : `${report.emptyNotice}\n`}Wrote ${out}`);
};

/** The command line of `npm run report`. */
export const createProgram = (): Command =>
  withWarehouseOptions(createCommand(HELP))
    .option("--out <file>", "file to write", DEFAULT_FILE)
    .option("--days <n>", "days up to today", wholeNumber("--days", { min: 1, max: 366 }), 30)
    .action(write);

await runWhenStarted(import.meta.filename, createProgram);
