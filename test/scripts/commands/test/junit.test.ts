import { describe, expect, it } from "vitest";
import { addCounts, readReport } from "../../../../scripts/commands/test/junit.js";

const REPORT = `<?xml version="1.0" encoding="UTF-8" ?>
<testsuites name="vitest tests" tests="9" failures="9" errors="9" time="1.2">
  <testsuite name="a.test.ts" timestamp="t" tests="5" failures="1" errors="0" skipped="2" time="0.1">
    <testcase classname="a" name="x"/>
  </testsuite>
  <testsuite name="b.test.ts" tests="4" failures="0" errors="1" skipped="0" time="0.1"></testsuite>
</testsuites>`;

describe("readReport", () => {
  it("sums the suites, not the totals above them, and counts errors as failed", () => {
    expect(readReport(REPORT).counts).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it("reads pytest's report, whose suite has the same attributes in another order", () => {
    const report = `<testsuites><testsuite name="pytest" errors="0" failures="1" skipped="1" tests="12" time="3"></testsuite></testsuites>`;

    expect(readReport(report).counts).toEqual({ passed: 10, failed: 1, skipped: 1 });
  });

  it("counts nothing in a report without suites, so that the caller can tell that no test ran", () => {
    expect(readReport("<testsuites></testsuites>").counts).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });

  it("lists the tests that failed, each with the first lines of its message", () => {
    const report = `<testsuites><testsuite name="a" tests="4" failures="1" errors="1" skipped="0">
      <testcase classname="test/a.test.ts" name="adds &gt; numbers"><failure message="terraform apply failed: &#10;&#10; aws_sqs_queue.q: timeout &#10; while waiting &#10; at line 7">stack</failure></testcase>
      <testcase classname="test/a.test.ts" name="passes"></testcase>
      <testcase classname="test.glue.test_b" name="test_loads"><error message="">stack</error></testcase>
      <testcase classname="test/a.test.ts" name="is skipped"><skipped/></testcase>
    </testsuite></testsuites>`;

    expect(readReport(report).failures).toEqual([
      {
        test: "test/a.test.ts > adds > numbers",
        message: "terraform apply failed: aws_sqs_queue.q: timeout while waiting",
      },
      { test: "test.glue.test_b > test_loads", message: "" },
    ]);
  });

  it("cuts a message that fills pages", () => {
    const report = `<testsuite tests="1" failures="1"><testcase name="a"><failure message="${"x".repeat(8000)}"/></testcase></testsuite>`;

    expect(readReport(report).failures).toEqual([{ test: "a", message: "x".repeat(600) }]);
  });
});

describe("addCounts", () => {
  it("adds each count", () => {
    const sum = addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 });

    expect(sum).toEqual({ passed: 11, failed: 22, skipped: 33 });
  });
});
