import type { Command } from "commander";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { runWhenStarted, UsageError } from "../../shared/terminal/command-line.js";
import { createCommand } from "../../shared/terminal/help.js";
import { interruptible } from "../../shared/terminal/interruption.js";
import { addCounts, type Counts } from "./junit.js";
import { runStages, type StageResult } from "./run-stages.js";
import { testStages, type Stage } from "./stages.js";
import { makePrivateFolder } from "../../shared/terminal/private-files.js";
import { print } from "../../shared/terminal/output.js";

const REPORTS = ".local/reports";
const PYTHON = ".venv/bin/python";

const ALL_STAGES = testStages(REPORTS, PYTHON);
const STAGE_NAMES = ALL_STAGES.map(({ name }) => name).join(", ");

/** The stages with these names in their own order, or all of them. @throws UsageError if a name is unknown */
const chooseStages = (names: readonly string[]): readonly Stage[] => {
  const unknown = names.filter((name) => !ALL_STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0) throw new UsageError(`Unknown stage ${unknown.join(", ")}; expected ${STAGE_NAMES}.`);
  return names.length === 0 ? ALL_STAGES : ALL_STAGES.filter(({ name }) => names.includes(name));
};

/** A line for each test that failed. What they printed stands far above, under the name of their stage. */
const listFailures = (results: readonly StageResult[]): readonly string[] =>
  results.flatMap(({ name, failures }) => failures.map(({ test, message }) => `  ${name}: ${test}: ${message}`));

/** What stands at the end of the output. */
export const summarize = (results: readonly StageResult[]): string => {
  const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
  const none: Counts = { passed: 0, failed: 0, skipped: 0 };
  const total = results.reduce((sum, { counts }) => addCounts(sum, counts), none);
  const failedStages = [`Failed stages: ${failed.join(", ")}.`, ...listFailures(results)].join("\n");
  const conclusion = failed.length === 0 ? "Every stage passed." : failedStages;
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  return `\n${conclusion}\n${total.passed} passed, ${total.failed} failed${skipped}`;
};

/** Writes the console's types of the API, which lint and types read and no checkout has. */
const writeApiTypes = async (signal: AbortSignal): Promise<void> => {
  const child = spawn("tsx", ["console/tools/write-api-types.ts"], { stdio: ["ignore", "ignore", "inherit"], signal });
  await once(child, "close");
  if (child.exitCode !== 0) throw new Error("The console's types of the API could not be written; see above.");
};

const runTests = async (names: readonly string[]): Promise<void> => {
  const stages = chooseStages(names);
  makePrivateFolder(REPORTS);
  await interruptible(async (signal) => {
    await writeApiTypes(signal);
    const results = await runStages(stages, { logFolder: REPORTS, print, signal });
    print(`${summarize(results)}\n`);
    process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
  });
};

const EXIT_CODES = { 0: "every stage passed", 1: "a stage failed", 2: "unknown stage", 130: "interrupted" };

/** The command line of `npm test`. */
export const createProgram = (): Command =>
  createCommand({
    name: "test",
    description: "Runs the stages of the tests. The last line sums the tests of all: `N passed, N failed`.",
    examples: ["npm test", "npm test -- lint types", "npm test -- e2e"],
    exitCodes: EXIT_CODES,
  })
    .argument("[stages...]", `only these of ${STAGE_NAMES}`)
    .action(runTests);

/** Needs a deployed stack, and so minutes. */
const END_TO_END = "e2e";

/** The command line of `npm run check`. */
export const createCheckProgram = (): Command =>
  createCommand({
    name: "check",
    description: "Runs all stages of the tests except the end-to-end tests, in a few minutes.",
    notes: "The stages, and how to run only some of them: npm test -- --help",
    examples: ["npm run check"],
    exitCodes: { ...EXIT_CODES, 2: "wrong options" },
  }).action(() => runTests(ALL_STAGES.map(({ name }) => name).filter((name) => name !== END_TO_END)));

await runWhenStarted(import.meta.filename, createProgram);
