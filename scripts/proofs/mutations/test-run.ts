/** One test of a run. */
export interface TestOutcome {
  /** Its file, from the project's root. */
  readonly file: string;
  readonly name: string;
  readonly result: "passed" | "failed" | "skipped";
  /** Of a failed one: what was thrown, its kind first ("AssertionError: …"). */
  readonly error?: string | undefined;
}

/** What came of running some tests. */
export interface TestRun {
  readonly tests: readonly TestOutcome[];
  /** Files that could not be loaded, runners that did not start or end: what keeps a run from telling anything. */
  readonly faults: readonly string[];
}

/** Runs tests in a copy of the project. */
export interface TestRunner {
  /** @param tests as in `Mutation.tests` */
  run(folder: string, tests: readonly string[]): Promise<TestRun>;
}

export const mergeRuns = (runs: readonly TestRun[]): TestRun => ({
  tests: runs.flatMap(({ tests }) => tests),
  faults: runs.flatMap(({ faults }) => faults),
});
