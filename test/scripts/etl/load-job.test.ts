import { afterEach, expect, it, vi } from "vitest";
import { UsageError } from "../../../scripts/command-line.js";
import { installPyspark } from "../../../scripts/etl/load-job.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

it("tells that a machine without Java cannot load, before anything is done", () => {
  vi.stubEnv("PATH", temporaryFolder());

  expect(installPyspark).toThrow(UsageError);
});
