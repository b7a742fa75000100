import { Parser } from "htmlparser2";

/** What a runner counted. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A test that failed. */
export interface Failure {
  /** File or module, and the test's name. */
  readonly test: string;
  /** What was wrong on one line: its first three lines, at most 600 characters; "" when the report holds none. */
  readonly message: string;
}

export interface Report {
  readonly counts: Counts;
  readonly failures: readonly Failure[];
}

/** Terraform's errors begin in the second line: the first says which command failed. */
const MAX_LINES = 3;
const MAX_MESSAGE = 600;

const count = (value: string | undefined): number => Number(value ?? 0);

const briefly = (text = ""): string => {
  const lines = text.split("\n").map((line) => line.trim());
  const full = lines.filter((line) => line !== "");
  return full.slice(0, MAX_LINES).join(" ").slice(0, MAX_MESSAGE);
};

/**
 * Reads a JUnit report: sums its test suites, and lists the tests that failed. Errors (a file that failed to load, a
 * broken fixture) count as failed. A report that counts nothing gives zeros, which the caller must treat as a failure.
 */
export const readReport = (xml: string): Report => {
  const total = { tests: 0, failed: 0, skipped: 0 };
  const failures: Failure[] = [];
  let test = "";
  const parser = new Parser(
    {
      onopentag: (tag, { name, classname, message, tests, failures: failed, errors, skipped }) => {
        if (tag === "testsuite") {
          total.tests += count(tests);
          total.failed += count(failed) + count(errors);
          total.skipped += count(skipped);
        } else if (tag === "testcase") test = [classname, name].filter(Boolean).join(" > ");
        else if (tag === "failure" || tag === "error") failures.push({ test, message: briefly(message) });
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  const { tests, failed, skipped } = total;
  return { counts: { passed: tests - failed - skipped, failed, skipped }, failures };
};

export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});
