import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startProcess, type ManagedProcess } from "../../local/process/managed-process.js";
import { readPytestReport } from "./pytest-report.js";
import { mergeRuns, type TestRun, type TestRunner } from "./test-run.js";
import { readVitestReport } from "./vitest-report.js";

/** Longest run of one mutation's tests, in ms: those that hang end by their own time limits, long before. */
const LONGEST_RUN = 5 * 60_000;

/** For PostgreSQL, which the tests of the load start, to delete its data. */
const GRACE_MS = 15_000;

/** Cases of the event source's properties: what is taken away is missed within a few, and all of them take a minute. */
const EVENT_SOURCE_CASES = "500";

/** Last characters of what a runner said, for a fault. */
const TAIL = 600;

interface Tool {
  readonly command: string;
  args(tests: readonly string[], report: string): readonly string[];
  read(report: string, folder: string): TestRun;
}

const VITEST: Tool = {
  command: process.execPath,
  args: (tests, report) => {
    const run = ["node_modules/vitest/vitest.mjs", "run", "--project", "unit", "--reporter=json"];
    return [...run, `--outputFile=${report}`, ...tests];
  },
  read: readVitestReport,
};

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

const isPython = (test: string): boolean => /\.py(::|$)/.test(test);

/** Runs tests with vitest and pytest, each in a process of its own. */
export class LocalTestRunner implements TestRunner {
  readonly #running = new Set<ManagedProcess>();

  /** @param signal ends what is running, and starts nothing more */
  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener("abort", () => void this.close());
  }

  async run(folder: string, tests: readonly string[]): Promise<TestRun> {
    const [python, script] = [tests.filter(isPython), tests.filter((test) => !isPython(test))];
    const runs: TestRun[] = [];
    if (script.length > 0) runs.push(await this.#runTool(VITEST, folder, script));
    if (python.length > 0) runs.push(await this.#runTool(PYTEST, folder, python));
    return mergeRuns(runs);
  }

  /** Ends what is running, and waits for that. */
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
    const ended = await this.#untilEnd(runner);
    this.signal.throwIfAborted();
    const run = existsSync(report) ? tool.read(await readFile(report, "utf8"), folder) : { tests: [], faults: [] };
    const said = (await readFile(logFile, "utf8")).trim().slice(-TAIL);
    await Promise.all([report, logFile].map((file) => rm(file, { force: true })));
    return mergeRuns([run, { tests: [], faults: faultsOf(ended, run, said) }]);
  }

  /** The exit code; undefined for a run that took too long. */
  async #untilEnd(runner: ManagedProcess): Promise<number | null | undefined> {
    this.#running.add(runner);
    const timer = new AbortController();
    const late = sleep(LONGEST_RUN, undefined, { signal: timer.signal }).catch(() => null);
    const code = await Promise.race([runner.ended, late]);
    timer.abort();
    if (code === undefined) await runner.stop(GRACE_MS);
    this.#running.delete(runner);
    return code;
  }
}

/** A runner that ends badly has to show at least one failed test for it. */
const faultsOf = (code: number | null | undefined, run: TestRun, said: string): string[] => {
  if (code === undefined) return [`the tests did not end within ${LONGEST_RUN / 60_000} minutes`];
  if (code === 0 || run.faults.length > 0 || run.tests.some(({ result }) => result === "failed")) return [];
  return [`the tests ended with code ${code ?? "none"}: ${said.split("\n").slice(-3).join(" ")}`];
};
