import { describe, expect, it } from "vitest";
import type { TestOutcome } from "../../../../scripts/proofs/mutations/test-run.js";
import { judgeMutation } from "../../../../scripts/proofs/mutations/judge-mutation.js";

const passed: TestOutcome = { file: "a.test.ts", name: "keeps", result: "passed" };
const failedWith = (error: string): TestOutcome => ({ file: "a.test.ts", name: "alarms", result: "failed", error });

describe("judge", () => {
  it.each([
    "AssertionError: expected [] to deeply equal [ 'x' ]",
    "Error: Test timed out in 30000ms.",
    "DependencyRejected: Step Functions StartExecution: ExecutionAlreadyExists",
    "AnotherRunActive: Another load is running",
  ])("takes a test for one that has noticed when it ends by %s", (error) => {
    expect(judgeMutation({ tests: [passed, failedWith(error)], faults: [] })).toEqual({
      kind: "noticed",
      by: ["alarms"],
    });
  });

  it("says so when every test passes", () => {
    expect(judgeMutation({ tests: [passed], faults: [] })).toEqual({ kind: "unnoticed" });
  });

  it.each([
    "SyntaxError: Unexpected token ')'",
    "ReferenceError: bucket is not defined",
    "TypeError: bucket.grantWrite is not a function",
    "NameError: name 'kept' is not defined",
    "ModuleNotFoundError: No module named 'glue'",
    'WarehouseRefused: nothing was loaded: syntax error at or near "MERGE"',
  ])("takes code that cannot run for a fault of the mutation: %s", (error) => {
    expect(judgeMutation({ tests: [passed, failedWith(error)], faults: [] })).toEqual({
      kind: "did-not-run",
      why: `alarms: ${error}`,
    });
  });

  it("lets no fault pass for a notice, not even beside one", () => {
    const tests = [failedWith("AssertionError: no")];

    expect(judgeMutation({ tests, faults: ["b.test.ts: cannot be loaded\n  at x"] })).toEqual({
      kind: "did-not-run",
      why: "b.test.ts: cannot be loaded",
    });
  });

  it("takes a run without tests for none", () => {
    const skipped: TestOutcome = { ...passed, result: "skipped" };

    expect(judgeMutation({ tests: [skipped], faults: [] })).toEqual({ kind: "did-not-run", why: "no test ran" });
  });
});
