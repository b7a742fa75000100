import { mkdirSync } from "node:fs";
import { interruptible } from "../../shared/terminal/interruption.js";
import { addCounts, type Counts } from "./junit.js";
import { runStages, type StageResult } from "./run-stages.js";
import { testStages, type Stage } from "./stages.js";

// Runs the stages named as arguments, or all of them. The last line sums every runner's tests: "N passed, N failed".

const REPORTS = ".local/reports";
const PYTHON = ".venv/bin/python";

const chooseStages = (names: readonly string[]): readonly Stage[] => {
  const all = testStages(REPORTS, PYTHON);
  const unknown = names.filter((name) => !all.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    console.error(`Unknown stage ${unknown.join(", ")}: expected ${all.map((stage) => stage.name).join(", ")}.`);
    process.exit(2);
  }
  return names.length === 0 ? all : all.filter((stage) => names.includes(stage.name));
};

const summarize = (results: readonly StageResult[]): string => {
  const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
  const none: Counts = { passed: 0, failed: 0, skipped: 0 };
  const total = results.reduce((sum, { counts }) => addCounts(sum, counts), none);
  const verdict = failed.length === 0 ? "Every stage passed." : `Failed stages: ${failed.join(", ")}.`;
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  return `\n${verdict}\n${total.passed} passed, ${total.failed} failed${skipped}`;
};

const stages = chooseStages(process.argv.slice(2));
mkdirSync(REPORTS, { recursive: true });
await interruptible(async (signal) => {
  const print = (text: string): void => void process.stdout.write(text);
  const results = await runStages(stages, { logFolder: REPORTS, print, signal });
  console.log(summarize(results));
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
});
