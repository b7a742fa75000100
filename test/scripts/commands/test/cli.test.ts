import { describe, expect, it } from "vitest";
import { summarize } from "../../../../scripts/commands/test/cli.js";

const PASSED = { name: "unit", ok: true, counts: { passed: 7, failed: 0, skipped: 0 }, failures: [] };

describe("summarize", () => {
  it("ends with the sum of all tests", () => {
    const other = { name: "python", ok: true, counts: { passed: 3, failed: 0, skipped: 1 }, failures: [] };

    expect(summarize([PASSED, other])).toBe("\nEvery stage passed.\n10 passed, 0 failed, 1 skipped");
  });

  it("names the stages and the tests that failed", () => {
    const failures = [{ test: "test/a.test.ts > adds", message: "expected 1 to be 2" }];
    const failed = { name: "e2e", ok: false, counts: { passed: 3, failed: 1, skipped: 0 }, failures };

    expect(summarize([PASSED, failed]).split("\n")).toEqual([
      "",
      "Failed stages: e2e.",
      "  e2e: test/a.test.ts > adds: expected 1 to be 2",
      "10 passed, 1 failed",
    ]);
  });
});
