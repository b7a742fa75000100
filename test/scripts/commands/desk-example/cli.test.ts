import { describe, it } from "vitest";
import { createProgram } from "../../../../scripts/commands/desk-example/cli.js";
import { captureErrors, expectUsageError } from "../../../support/usage-errors.js";

describe("npm run desk:example", () => {
  const captured = captureErrors();

  it("changes nothing on AWS", async () => {
    await expectUsageError(captured, createProgram, ["--target", "aws"], ["on this machine only"]);
  });
});
