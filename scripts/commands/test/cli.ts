import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { addCounts, readCounts, type Counts } from "./junit.js";
import { testStages, type Stage } from "./stages.js";

// Runs the stages named as arguments, or all of them. The last line sums every runner's tests: "N passed, N failed".

const REPORTS = ".local/reports";
const PYTHON = ".venv/bin/python";
const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

interface StageResult {
  readonly stage: Stage;
  readonly ok: boolean;
  readonly counts: Counts;
}

const runStage = (stage: Stage): StageResult => {
  console.log(`\n=== ${stage.name}`);
  if (stage.report !== undefined) rmSync(stage.report, { force: true });
  const { status } = spawnSync(stage.command, stage.args, { stdio: ["ignore", "inherit", "inherit"] });
  return { stage, ...judge(stage, status) };
};

/** A stage that promised a report must have written one, with at least one test in it. */
const judge = (stage: Stage, status: number | null): Pick<StageResult, "ok" | "counts"> => {
  if (stage.report === undefined) return { ok: status === 0, counts: NOTHING };
  const counts = existsSync(stage.report) ? readCounts(readFileSync(stage.report, "utf8")) : NOTHING;
  const ran = counts.passed + counts.failed > 0;
  const failed = status === 0 && ran ? counts.failed : Math.max(1, counts.failed);
  return { ok: failed === 0, counts: { ...counts, failed } };
};

const chooseStages = (names: readonly string[]): readonly Stage[] => {
  const all = testStages(REPORTS, PYTHON);
  const unknown = names.filter((name) => !all.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    console.error(`Unknown stage ${unknown.join(", ")}: expected ${all.map((stage) => stage.name).join(", ")}.`);
    process.exit(2);
  }
  return names.length === 0 ? all : all.filter((stage) => names.includes(stage.name));
};

const stages = chooseStages(process.argv.slice(2));
mkdirSync(REPORTS, { recursive: true });
const results = stages.map(runStage);
const broken = results.filter((result) => !result.ok).map((result) => result.stage.name);
const total = results.reduce((sum, result) => addCounts(sum, result.counts), NOTHING);

console.log(broken.length === 0 ? "\nEvery stage passed." : `\nFailed stages: ${broken.join(", ")}.`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`);
process.exit(broken.length === 0 ? 0 : 1);
