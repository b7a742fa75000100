import { expect, it } from "vitest";
import { lastWords } from "../../../../scripts/shared/load/last-words.js";

it("takes the job's error, whatever Spark says after it", () => {
  const log =
    "INFO 3 objects to read\nERROR The warehouse went away: run the load again.\n26/11/21 WARN Executor: lost\n";

  expect(lastWords(log)).toBe("The warehouse went away: run the load again.");
});

it("takes the last line of a job that ended without an error of its own", () => {
  expect(lastWords("INFO 3 objects to read\nKilled\n")).toBe("Killed");
  expect(lastWords("")).toBe("");
});
