import { buffer } from "node:stream/consumers";
import { type Command, Option } from "commander";
import { runWhenStarted, UsageError } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { decodeText, printNote, readTextFile, standardStreams, writeAll } from "../../shared/terminal/output.js";
import {
  withWarehouse,
  withWarehouseOptions,
  type WarehouseOptions,
} from "../../shared/warehouse/resolve-warehouse.js";
import type { Warehouse } from "../../shared/warehouse/warehouse.js";
import { FORMATS } from "./formats.js";

interface SqlOptions extends WarehouseOptions {
  readonly file?: string;
  readonly format: keyof typeof FORMATS;
  readonly write?: boolean;
  readonly raw?: boolean;
}

const HELP: CommandHelp = {
  name: "sql",
  description: "Runs one SQL statement in the warehouse: PostgreSQL by URL, the local stack's, or Redshift.",
  notes: `Dates and times are in UTC. A table shows the first 1,000 rows and cuts long texts; CSV and JSON contain everything. In CSV, NULL is empty and empty text is "", and a text that a spreadsheet would read as a formula has an apostrophe in front; --raw leaves it out.`,
  examples: [
    'npm run sql -- "SELECT day, tickets FROM tickets_by_day ORDER BY day DESC"',
    "npm run sql -- --file question.sql --format csv > answer.csv",
    'echo "SELECT * FROM load_health" | npm run sql -- -',
  ],
  exitCodes: {
    0: "done",
    1: "the warehouse refused the statement or is unreachable",
    2: "wrong options, or no warehouse",
  },
};

const readSource = async (words: readonly string[], file: string | undefined): Promise<string> => {
  if (file !== undefined && words.length > 0) throw new UsageError("Pass a statement or --file, not both.");
  if (file !== undefined) return readTextFile("--file", file);
  return words.join(" ") === "-"
    ? decodeText("The statement is standard input", await buffer(process.stdin))
    : words.join(" ");
};

/**
 * Reads the statement from the arguments, a file, or standard input if the argument is `-`.
 * @throws UsageError if there is no statement
 */
const readStatement = async (words: readonly string[], file: string | undefined): Promise<string> => {
  const statement = (await readSource(words, file)).trim();
  if (statement !== "") return statement;
  throw new UsageError('No statement. Example: npm run sql -- "SELECT * FROM tickets_by_day"');
};

/** Says what the user may do where the database does not hold it to reading. */
const noteRights = async (warehouse: Warehouse): Promise<void> => {
  const rights = await warehouse.describeRights?.();
  if (rights !== undefined) printNote(rights);
};

const runStatement = async (words: readonly string[], options: SqlOptions): Promise<void> => {
  const { file, format, write = false, raw, ...where } = options;
  const statement = await readStatement(words, file);
  await withWarehouse({ ...where, writes: write, isInteractive: true }, async (warehouse) => {
    if (!write) await noteRights(warehouse);
    await writeAll(FORMATS[format](await warehouse.query(statement), { raw }), standardStreams.out);
  });
};

/** The command line of `npm run sql`. */
export const createProgram = (): Command =>
  withWarehouseOptions(createCommand(HELP))
    .argument("[statement...]", "the statement, or - to read it from standard input")
    .option("--file <file>", "read the statement from a file")
    .addOption(
      new Option("--format <format>", "how to print the result").choices(Object.keys(FORMATS)).default("table"),
    )
    .option("--raw", "with --format csv: leave texts as they are that a spreadsheet would read as formulas")
    .option("--write", "allow the statement to change data (default: read only)")
    .action(runStatement);

await runWhenStarted(import.meta.filename, createProgram);
