import { describe, expect, it } from "vitest";
import { addCounts, readCounts } from "../../../../scripts/commands/test/junit.js";

const REPORT = `<?xml version="1.0" encoding="UTF-8" ?>
<testsuites name="vitest tests" tests="9" failures="9" errors="9" time="1.2">
  <testsuite name="a.test.ts" timestamp="t" tests="5" failures="1" errors="0" skipped="2" time="0.1">
    <testcase classname="a" name="x"/>
  </testsuite>
  <testsuite name="b.test.ts" tests="4" failures="0" errors="1" skipped="0" time="0.1"></testsuite>
</testsuites>`;

describe("readCounts", () => {
  it("sums the suites, not the totals above them, and counts errors as failed", () => {
    expect(readCounts(REPORT)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it("reads pytest's report, whose suite has the same attributes in another order", () => {
    const report = `<testsuites><testsuite name="pytest" errors="0" failures="1" skipped="1" tests="12" time="3"></testsuite></testsuites>`;

    expect(readCounts(report)).toEqual({ passed: 10, failed: 1, skipped: 1 });
  });

  it("counts nothing in a report without suites, so that the caller can tell that no test ran", () => {
    expect(readCounts("<testsuites></testsuites>")).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });
});

describe("addCounts", () => {
  it("adds each count", () => {
    const sum = addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 });

    expect(sum).toEqual({ passed: 11, failed: 22, skipped: 33 });
  });
});
