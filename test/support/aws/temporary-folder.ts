import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, onTestFinished } from "vitest";

/** A new, empty folder, removed after the current test, or, outside of a test, after the tests of the file. */
export const temporaryFolder = (): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "ticket-pipeline-test-")));
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  if (expect.getState().currentTestName === undefined) afterAll(remove);
  else onTestFinished(remove);
  return folder;
};
