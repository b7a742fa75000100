import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import pMap, { pMapSkip } from "p-map";
import { formatSeconds } from "../../shared/terminal/format.js";
import { readReport, type Counts, type Failure, type Report } from "./junit.js";
import type { Stage } from "./stages.js";

export interface StageResult {
  readonly name: string;
  readonly ok: boolean;
  /** Zeros for a stage that writes no report. */
  readonly counts: Counts;
  /** The tests that failed, as far as the report names them. */
  readonly failures: readonly Failure[];
}

export interface RunOptions {
  /** Folder that takes a log of every stage. */
  readonly logFolder: string;
  /** Takes what the terminal shows. */
  readonly print: (text: string) => void;
  /** When aborted, ends the stages that are running and starts no more. */
  readonly signal: AbortSignal;
}

/** Stages that run at a time. The end-to-end tests wait more than they compute, so two fill two cores. */
const CONCURRENCY = 2;

const NO_TESTS: Report = { counts: { passed: 0, failed: 0, skipped: 0 }, failures: [] };

/** A stage that promised a report must have written one, with at least one test in it. */
const judge = ({ name, report }: Stage, exitCode: number | null): StageResult => {
  if (report === undefined) return { name, ok: exitCode === 0, ...NO_TESTS };
  const { counts, failures } = existsSync(report) ? readReport(readFileSync(report, "utf8")) : NO_TESTS;
  const ran = counts.passed + counts.failed > 0;
  const failed = exitCode === 0 && ran ? counts.failed : Math.max(1, counts.failed);
  return { name, ok: failed === 0, counts: { ...counts, failed }, failures };
};

/** The exit code of a command; null when it was killed or, with a line in its output, when it could not be started. */
const exitCodeOf = (child: ChildProcess, output: number): Promise<number | null> =>
  new Promise((resolve) => {
    child.once("close", resolve);
    child.once("error", (error) => {
      // A command that was aborted closes after this; one that did not start never does.
      if (child.pid !== undefined) return;
      writeSync(output, `${error.message}\n`);
      resolve(null);
    });
  });

/** Runs a stage, with its output in a file that is open, or on this process's own. */
const runStage = async (stage: Stage, output: number | "inherit", signal: AbortSignal): Promise<StageResult> => {
  const { command, args, report, env = {} } = stage;
  if (report !== undefined) rmSync(report, { force: true });
  const child = spawn(command, args, { stdio: ["ignore", output, output], signal, env: { ...process.env, ...env } });
  return judge(stage, await exitCodeOf(child, output === "inherit" ? 2 : output));
};

/** Runs a stage in parallel with others: its output is printed in one piece when it has finished. */
const runBuffered = async (stage: Stage, { logFolder, print, signal }: RunOptions): Promise<StageResult> => {
  const logFile = path.join(logFolder, `${stage.name}.log`);
  const startedAt = performance.now();
  print(`${stage.name}: started, see ${logFile}\n`);
  const log = openSync(logFile, "w");
  const result = await runStage(stage, log, signal).finally(() => {
    closeSync(log);
  });
  const duration = formatSeconds((performance.now() - startedAt) / 1000);
  if (signal.aborted) print(`${stage.name}: interrupted after ${duration}\n`);
  else
    print(`\n=== ${stage.name}: ${result.ok ? "passed" : "FAILED"} in ${duration}\n${readFileSync(logFile, "utf8")}`);
  return result;
};

/**
 * Runs stages two at a time, in their order; one alone writes to the terminal as it goes.
 * @returns the results in the order of the stages. A stage that fails does not stop the others.
 * @throws the signal's reason when it was aborted.
 */
export const runStages = async (stages: readonly Stage[], options: RunOptions): Promise<readonly StageResult[]> => {
  const [only, ...others] = stages;
  if (only !== undefined && others.length === 0) return [await runStage(only, "inherit", options.signal)];
  const { signal } = options;
  const run = (stage: Stage) => (signal.aborted ? pMapSkip : runBuffered(stage, options));
  const results = await pMap(stages, run, { concurrency: CONCURRENCY });
  signal.throwIfAborted();
  return results;
};
