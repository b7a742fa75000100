import { Command, Option } from "commander";
import {
  withWarehouse,
  withWarehouseOptions,
  type WarehouseOptions,
} from "../../shared/warehouse/resolve-warehouse.js";
import type { QueryResult } from "../../shared/warehouse/warehouse.js";
import { formatCsv } from "./format-csv.js";
import { formatJson } from "./format-json.js";
import { formatTable } from "../../shared/terminal/table.js";
import { print } from "./print.js";
import { readStatement } from "./read-statement.js";
import { runWhenStarted } from "../../shared/terminal/command-line.js";

const FORMATS = { table: formatTable, csv: formatCsv, json: formatJson } satisfies Record<
  string,
  (result: QueryResult) => AsyncGenerator<string>
>;

interface SqlOptions extends WarehouseOptions {
  readonly file?: string;
  readonly format: keyof typeof FORMATS;
  readonly write?: boolean;
}

const HELP = `
Examples:
  npm run sql -- "SELECT day, tickets FROM tickets_by_day ORDER BY day DESC"
  npm run sql -- --file question.sql --format csv > answer.csv
  echo "SELECT * FROM load_health" | npm run sql -- -

Dates and times are in UTC. A table shows the first 1,000 rows and cuts long texts; CSV and JSON hold everything. In CSV, NULL
is empty and an empty text is "".

Exit codes: 0 done; 1 the warehouse refused the statement or cannot be reached; 2 wrong options, or no warehouse.`;

/** The command line of `npm run sql`. */
export const createProgram = (): Command =>
  withWarehouseOptions(new Command("sql"))
    .description("Asks the warehouse one SQL statement: a PostgreSQL by URL, the local stack's, or Redshift.")
    .argument("[statement...]", "the statement, or - to read it from standard input")
    .option("--file <file>", "read the statement from a file")
    .addOption(
      new Option("--format <format>", "how to print the answer").choices(Object.keys(FORMATS)).default("table"),
    )
    .option("--write", "let the statement change data (default: it may only read)")
    .addHelpText("after", HELP)
    .action(async (words: readonly string[], { file, format, write = false, ...where }: SqlOptions) => {
      const statement = await readStatement(words, file);
      await withWarehouse({ ...where, writes: write }, async (warehouse) => {
        await print(FORMATS[format](await warehouse.query(statement)), process.stdout);
      });
    });

await runWhenStarted(import.meta.filename, createProgram);
