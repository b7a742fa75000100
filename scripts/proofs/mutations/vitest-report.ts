import path from "node:path";
import * as z from "zod";
import type { TestOutcome, TestRun } from "./test-run.js";

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

const ReportSchema = z.object({ testResults: z.array(FileSchema) });
type TestFile = z.infer<typeof FileSchema>;

const RESULTS = { passed: "passed", failed: "failed" } as const;

const testsOf = (file: string, { assertionResults }: TestFile): TestOutcome[] =>
  assertionResults.map(({ fullName, status, failureMessages }) => ({
    file,
    name: fullName,
    result: status === "passed" || status === "failed" ? RESULTS[status] : "skipped",
    error: failureMessages?.join("\n"),
  }));

/** A file that failed though none of its tests did: it could not be loaded, or a hook failed. */
const faultOf = (file: string, { status, message, assertionResults }: TestFile): string[] => {
  const hasFailure = assertionResults.some((assertion) => assertion.status === "failed");
  return status === "passed" || hasFailure ? [] : [`${file}: ${message ?? "it could not be run"}`];
};

/** Reads vitest's JSON report. @param folder the project's root, which the report's paths start with. */
export const readVitestReport = (json: string, folder: string): TestRun => {
  const files = ReportSchema.parse(JSON.parse(json)).testResults.map(
    (result) => [path.relative(folder, result.name), result] as const,
  );
  return {
    tests: files.flatMap(([name, result]) => testsOf(name, result)),
    faults: files.flatMap(([name, result]) => faultOf(name, result)),
  };
};
