import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startProcess, type ManagedProcess } from "../../local/process/managed-process.js";
import { readPytestReport, readVitestReport } from "./read-reports.js";
import { mergeRuns, type TestRun, type TestRunner } from "./test-run.js";

/** Longest run of one mutation's tests. A test that hangs normally ends much earlier, by its own time limit. */
const MAX_RUN_MS = 5 * 60_000;

/** Time for PostgreSQL, which the tests of the load start, to delete its data. */
const GRACE_MS = 15_000;

/** Cases of the event source's property tests: a few catch a mutation, and all of them would take a minute. */
const EVENT_SOURCE_CASES = "500";

/** Characters from the end of a runner's output that an error quotes. */
const MAX_TAIL = 600;

interface Tool {
  readonly command: string;
  args(tests: readonly string[], report: string): readonly string[];
  read(report: string, folder: string): TestRun;
}

/** @param project of vitest.config.ts */
const vitest = (project: string): Tool => ({
  command: process.execPath,
  args: (tests, report) => {
    const run = ["node_modules/vitest/vitest.mjs", "run", "--project", project, "--reporter=json"];
    return [...run, `--outputFile=${report}`, ...tests];
  },
  read: readVitestReport,
});

const UNIT = vitest("unit");

/** Builds the console of the copy, and looks at it in Chromium. */
const CONSOLE = vitest("console");

const PYTEST: Tool = {
  command: ".venv/bin/python",
  args: (tests) => [
    "-m",
    "pytest",
    "-q",
    "-p",
    "scripts.proofs.mutations.pytest_report",
    "-p",
    "no:cacheprovider",
    ...tests,
  ],
  read: readPytestReport,
};

const toolOf = (test: string): Tool => {
  if (/\.py(::|$)/.test(test)) return PYTEST;
  return test.startsWith("test/console/") ? CONSOLE : UNIT;
};

/** Runs tests with vitest and pytest, each in a separate process. */
export class LocalTestRunner implements TestRunner {
  readonly #running = new Set<ManagedProcess>();

  /** @param signal stops what is running; nothing more starts */
  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener("abort", () => void this.close());
  }

  async run(folder: string, tests: readonly string[]): Promise<TestRun> {
    const runs: TestRun[] = [];
    for (const [tool, its] of Map.groupBy(tests, toolOf)) runs.push(await this.#runTool(tool, folder, its));
    return mergeRuns(runs);
  }

  /** Stops what is running, and waits until it has ended. */
  async close(): Promise<void> {
    await Promise.all([...this.#running].map((process) => process.stop(GRACE_MS)));
  }

  async #runTool(tool: Tool, folder: string, tests: readonly string[]): Promise<TestRun> {
    this.signal.throwIfAborted();
    const report = path.join(path.dirname(folder), `${randomUUID()}.json`);
    const logFile = `${report}.log`;
    const runner = startProcess({
      name: "the tests",
      command: tool.command.startsWith(".") ? path.join(folder, tool.command) : tool.command,
      args: tool.args(tests, report),
      env: { ...process.env, EVENT_SOURCE_CASES, MUTATION_REPORT: report },
      cwd: folder,
      logFile,
    });
    const code = await this.#untilEnd(runner);
    this.signal.throwIfAborted();
    const run = existsSync(report) ? tool.read(await readFile(report, "utf8"), folder) : { tests: [], errors: [] };
    const output = (await readFile(logFile, "utf8")).trim().slice(-MAX_TAIL);
    await Promise.all([report, logFile].map((file) => rm(file, { force: true })));
    return mergeRuns([run, { tests: [], errors: runnerErrors(code, run, output) }]);
  }

  /** @returns the exit code; undefined for a run that took too long */
  async #untilEnd(runner: ManagedProcess): Promise<number | null | undefined> {
    this.#running.add(runner);
    const timer = new AbortController();
    const late = sleep(MAX_RUN_MS, undefined, { signal: timer.signal }).catch(() => null);
    const code = await Promise.race([runner.ended, late]);
    timer.abort();
    if (code === undefined) await runner.stop(GRACE_MS);
    this.#running.delete(runner);
    return code;
  }
}

/** A runner that fails although no test did, and nothing failed to load, is an error itself. */
const runnerErrors = (code: number | null | undefined, run: TestRun, output: string): string[] => {
  if (code === undefined) return [`the tests did not end within ${MAX_RUN_MS / 60_000} minutes`];
  if (code === 0 || run.errors.length > 0 || run.tests.some(({ result }) => result === "failed")) return [];
  return [`the tests ended with code ${code ?? "none"}: ${output.split("\n").slice(-3).join(" ")}`];
};
