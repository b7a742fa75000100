import * as z from "zod";
import type { TestRun } from "./test-run.js";

const LineSchema = z.object({
  /** `test/glue/test_x.py::test_y[case]` */
  id: z.string(),
  result: z.enum(["passed", "failed", "skipped", "fault"]),
  error: z.string().nullable(),
});

/** Reads what `pytest_report.py` wrote. */
export const readPytestReport = (lines: string): TestRun => {
  const run: { tests: TestRun["tests"][number][]; faults: string[] } = { tests: [], faults: [] };
  for (const line of lines.split("\n").filter((text) => text !== "")) {
    const { id, result, error } = LineSchema.parse(JSON.parse(line));
    const [file = "", ...name] = id.split("::");
    if (result === "fault") run.faults.push(`${id}: ${error ?? "it could not be run"}`);
    else run.tests.push({ file, name: name.join("::"), result, error: error ?? undefined });
  }
  return run;
};
