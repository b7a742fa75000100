import path from "node:path";
import * as z from "zod";
import type { TestResult, TestRun } from "./test-run.js";

const AssertionSchema = z.object({
  fullName: z.string(),
  status: z.enum(["passed", "failed", "skipped", "pending", "todo", "disabled"]),
  failureMessages: z.array(z.string()).nullish(),
});

const FileSchema = z.object({
  name: z.string(),
  status: z.enum(["passed", "failed"]),
  message: z.string().nullish(),
  assertionResults: z.array(AssertionSchema),
});

const VitestReport = z.object({ testResults: z.array(FileSchema) });
type TestFile = z.infer<typeof FileSchema>;

const RESULTS = { passed: "passed", failed: "failed" } as const;

const testsOf = (file: string, { assertionResults }: TestFile): TestResult[] =>
  assertionResults.map(({ fullName, status, failureMessages }) => ({
    file,
    name: fullName,
    result: status === "passed" || status === "failed" ? RESULTS[status] : "skipped",
    error: failureMessages?.join("\n"),
  }));

/** A file failed, but none of its tests did: it could not be loaded, or a hook failed. */
const fileErrors = (file: string, { status, message, assertionResults }: TestFile): string[] => {
  const hasFailure = assertionResults.some((assertion) => assertion.status === "failed");
  return status === "passed" || hasFailure ? [] : [`${file}: ${message ?? "could not run"}`];
};

/** Reads vitest's JSON report. @param folder the project's root, where the report's paths start */
export const readVitestReport = (json: string, folder: string): TestRun => {
  const files = VitestReport.parse(JSON.parse(json)).testResults.map(
    (result) => [path.relative(folder, result.name), result] as const,
  );
  return {
    tests: files.flatMap(([name, result]) => testsOf(name, result)),
    errors: files.flatMap(([name, result]) => fileErrors(name, result)),
  };
};

const PytestLine = z.object({
  /** `<file>.py::test_y[case]` */
  id: z.string(),
  result: z.enum(["passed", "failed", "skipped", "did-not-run"]),
  error: z.string().nullable(),
});

/** Reads the lines of JSON that the pytest plugin `pytest_report.py` writes. */
export const readPytestReport = (lines: string): TestRun => {
  const run: { tests: TestResult[]; errors: string[] } = { tests: [], errors: [] };
  for (const line of lines.split("\n").filter((text) => text !== "")) {
    const { id, result, error } = PytestLine.parse(JSON.parse(line));
    const [file = "", ...name] = id.split("::");
    if (result === "did-not-run") run.errors.push(`${id}: ${error ?? "could not run"}`);
    else run.tests.push({ file, name: name.join("::"), result, error: error ?? undefined });
  }
  return run;
};
