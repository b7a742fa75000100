/** What a runner counted. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const attribute = (tag: string, name: string): number => Number(new RegExp(`\\s${name}="(\\d+)"`).exec(tag)?.[1] ?? 0);

/**
 * Sums the test suites of a JUnit report. Errors (a file that failed to load, a broken fixture) count as failed.
 * A report that counts nothing gives zeros, which the caller must treat as a failure.
 */
export const readCounts = (xml: string): Counts => {
  const suites = xml.match(/<testsuite\s[^>]*>/g) ?? [];
  const sum = (name: string): number => suites.reduce((total, tag) => total + attribute(tag, name), 0);
  const failed = sum("failures") + sum("errors");
  const skipped = sum("skipped");
  return { passed: sum("tests") - failed - skipped, failed, skipped };
};

export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});
