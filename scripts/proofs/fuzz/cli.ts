import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Command, Option } from "commander";
import { runWhenStarted, wholeNumber } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { interruptible } from "../../shared/terminal/interruption.js";
import { GATEWAY, type PropertyFiles, runAsProcess, runRound, search, type SearchPorts } from "./search.js";
import { printLine } from "../../shared/terminal/output.js";

const DEFAULT_MINUTES = 10;

const HELP: CommandHelp = {
  name: "test:fuzz",
  description: "Searches for failures with generated cases that npm test does not try.",
  notes:
    "npm test tries the same generated cases on every run. This command tries others: requests from the OpenAPI document, and random inputs of every property. It stops at the first failure, and names its seed. The requests of a failed round are in .local/reports/.",
  examples: [
    "npm run test:fuzz -- --minutes 30",
    "npm run test:fuzz -- --seed 4711",
    "npm run test:fuzz -- --gateway 20",
  ],
  exitCodes: { 0: "nothing failed", 1: "something failed", 2: "wrong options", 130: "interrupted" },
};

interface FuzzOptions {
  readonly minutes: number;
  readonly seed?: number;
  /** How many seeds, from 1 on, to try on a local stack. */
  readonly gateway?: number;
}

/** Test files whose name matches and whose text has the library's import. */
const testsWith = (name: RegExp, library: string): readonly string[] =>
  readdirSync("test", { recursive: true, encoding: "utf8" })
    .map((file) => path.join("test", file))
    .filter((file) => name.test(file) && readFileSync(file, "utf8").includes(library))
    .sort();

const findProperties = (): PropertyFiles => ({
  typescript: testsWith(/^(?!test.(?:e2e|fuzz)).*\.test\.ts$/, 'from "fast-check"'),
  python: testsWith(/test_\w+\.py$/, "from hypothesis"),
});

const fuzz = async ({ minutes, seed, gateway }: FuzzOptions): Promise<void> => {
  await interruptible(async (signal) => {
    const ports: SearchPorts = {
      run: (runner, of) => runAsProcess(runner, of, signal),
      print: printLine,
      now: Date.now,
      random: Math.random,
    };
    if (gateway !== undefined) {
      const seeds = Array.from({ length: gateway }, (_, index) => index + 1);
      process.exitCode = (await runAsProcess(GATEWAY, seeds, signal)) ? 0 : 1;
      return;
    }
    const files = findProperties();
    const passed =
      seed === undefined ? await search(minutes, files, ports) : (await runRound(seed, files, ports)) === undefined;
    process.exitCode = passed ? 0 : 1;
  });
};

/** The command line of `npm run test:fuzz`. */
export const createProgram = (): Command =>
  createCommand(HELP)
    .option("--minutes <n>", "how long to start new rounds", wholeNumber("--minutes", { min: 1 }), DEFAULT_MINUTES)
    .option("--seed <n>", "one round with this seed, to repeat a failure", wholeNumber("--seed", { min: 0 }))
    .addOption(
      new Option("--gateway <n>", "only requests, to one local stack, with the seeds 1 to n")
        .argParser(wholeNumber("--gateway", { min: 1 }))
        .conflicts("seed"),
    )
    .action(fuzz);

await runWhenStarted(import.meta.filename, createProgram);
