import { expect, it } from "vitest";
import { lastErrorLine } from "../../../../scripts/shared/load/last-error-line.js";

it("takes the job's error, whatever Spark says after it", () => {
  const log =
    "INFO 3 objects to read\nERROR The warehouse went away: run the load again.\n26/11/21 WARN Executor: lost\n";

  expect(lastErrorLine(log)).toBe("The warehouse went away: run the load again.");
});

it("takes the last line of a job that ended without an error of its own", () => {
  expect(lastErrorLine("INFO 3 objects to read\nKilled\n")).toBe("Killed");
  expect(lastErrorLine("")).toBe("");
});
