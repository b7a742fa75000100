import { afterEach, expect, it, vi } from "vitest";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import { installPyspark } from "../../../../scripts/shared/load/load-job.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

it("tells that a machine without Java cannot load, before anything is done", () => {
  vi.stubEnv("PATH", temporaryFolder());

  expect(installPyspark).toThrow(UsageError);
});
