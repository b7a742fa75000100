import type { Command } from "commander";
import { runWhenStarted } from "../../../shared/terminal/command-line.js";
import { createCommand } from "../../../shared/terminal/help.js";
import { checkJsonFile, withJsonFile } from "../../../shared/terminal/output.js";
import { runProgram } from "../../../shared/terminal/run-program.js";

const PYTHON = ".venv/bin/python";
const MEASUREMENT = "scripts/proofs/bench/etl/etl.py";

interface BenchEtlOptions {
  readonly json?: string;
  readonly only?: string;
}

const measure = async ({ json, only }: BenchEtlOptions): Promise<void> => {
  await checkJsonFile(json);
  const options = [...(json === undefined ? [] : ["--json", json]), ...(only === undefined ? [] : ["--only", only])];
  process.exitCode = await runProgram(PYTHON, [MEASUREMENT, ...options]);
};

/** The command line of `npm run bench:etl`. */
export const createProgram = (): Command =>
  withJsonFile(
    createCommand({
      name: "bench:etl",
      description:
        "Measures the load of tickets into the warehouse: the Glue job, run on this machine with PostgreSQL.",
      examples: ["npm run bench:etl", 'npm run bench:etl -- --only "5,000"'],
      exitCodes: { 0: "measured", 1: "a target was missed, or something failed", 2: "wrong options" },
    }),
  )
    .option("--only <text>", "measure only the cases whose name contains this text")
    .action(measure);

await runWhenStarted(import.meta.filename, createProgram);
