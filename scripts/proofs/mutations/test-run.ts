/** One test of a run. */
export interface TestResult {
  /** Its file, from the project's root. */
  readonly file: string;
  readonly name: string;
  readonly result: "passed" | "failed" | "skipped";
  /** Of a failed test: what was thrown, starting with its class ("AssertionError: …"). */
  readonly error?: string | undefined;
}

/** The results of running some tests. */
export interface TestRun {
  readonly tests: readonly TestResult[];
  /** Why the run is inconclusive: files that could not be loaded, runners that did not start or did not end. */
  readonly errors: readonly string[];
}

/** Runs tests in a copy of the project. */
export interface TestRunner {
  /** @param tests as in `Mutation.tests` */
  run(folder: string, tests: readonly string[]): Promise<TestRun>;
}

export const mergeRuns = (runs: readonly TestRun[]): TestRun => ({
  tests: runs.flatMap(({ tests }) => tests),
  errors: runs.flatMap(({ errors }) => errors),
});

/** Whether the tests caught a mutation. */
export type MutationAssessment =
  | { readonly kind: "caught"; /** Names of the tests that failed. */ readonly by: readonly string[] }
  | { readonly kind: "not-caught" }
  | { readonly kind: "did-not-run"; readonly why: string };

/** Errors of code that cannot run, in JavaScript, Python and PostgreSQL. Any test fails on them, whatever it checks. */
const BROKEN_CODE =
  /^(SyntaxError|ReferenceError|TypeError|NameError|ImportError|ModuleNotFoundError|IndentationError|AttributeError)\b|syntax error at/;

const isBroken = ({ error = "" }: TestResult): boolean => BROKEN_CODE.test(error);

const firstLine = (text: string): string => text.trim().split("\n", 1).join();

/** Assesses a mutation by its tests. Only a test that ran and found something wrong has caught it. */
export const assessMutation = ({ tests, errors }: TestRun): MutationAssessment => {
  const failed = tests.filter(({ result }) => result === "failed");
  const [reason] = [...errors, ...failed.filter(isBroken).map(({ name, error = "" }) => `${name}: ${error}`)];
  const by = failed.filter((test) => !isBroken(test)).map(({ name }) => name);
  if (errors.length === 0 && by.length > 0) return { kind: "caught", by };
  if (reason !== undefined) return { kind: "did-not-run", why: firstLine(reason) };
  if (!tests.some(({ result }) => result === "passed")) return { kind: "did-not-run", why: "no test ran" };
  return { kind: "not-caught" };
};
