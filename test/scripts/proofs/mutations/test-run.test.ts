import { describe, expect, it } from "vitest";
import { assessMutation, type TestResult } from "../../../../scripts/proofs/mutations/test-run.js";

const passed: TestResult = { file: "a.test.ts", name: "keeps", result: "passed" };
const failedWith = (error: string): TestResult => ({ file: "a.test.ts", name: "alarms", result: "failed", error });

describe("the assessment of a mutation", () => {
  it.each([
    "AssertionError: expected [] to deeply equal [ 'x' ]",
    "Error: Test timed out in 30000ms.",
    "DependencyRejected: Step Functions StartExecution: ExecutionAlreadyExists",
    "AnotherRunActive: Another load is running",
  ])("is that a test caught it when the test fails with %s", (error) => {
    expect(assessMutation({ tests: [passed, failedWith(error)], errors: [] })).toEqual({
      kind: "caught",
      by: ["alarms"],
    });
  });

  it("is that no test caught it when every test passes", () => {
    expect(assessMutation({ tests: [passed], errors: [] })).toEqual({ kind: "not-caught" });
  });

  it.each([
    "SyntaxError: Unexpected token ')'",
    "ReferenceError: bucket is not defined",
    "TypeError: bucket.grantWrite is not a function",
    "NameError: name 'kept' is not defined",
    "ModuleNotFoundError: No module named 'glue'",
    'WarehouseRefused: nothing was loaded: syntax error at or near "MERGE"',
  ])("is that it did not run when the code cannot run: %s", (error) => {
    expect(assessMutation({ tests: [passed, failedWith(error)], errors: [] })).toEqual({
      kind: "did-not-run",
      why: `alarms: ${error}`,
    });
  });

  it("is that it did not run when a file could not be loaded, even if another test failed", () => {
    const tests = [failedWith("AssertionError: no")];

    expect(assessMutation({ tests, errors: ["b.test.ts: cannot be loaded\n  at x"] })).toEqual({
      kind: "did-not-run",
      why: "b.test.ts: cannot be loaded",
    });
  });

  it("is that it did not run when every test was skipped", () => {
    const skipped: TestResult = { ...passed, result: "skipped" };

    expect(assessMutation({ tests: [skipped], errors: [] })).toEqual({ kind: "did-not-run", why: "no test ran" });
  });
});
