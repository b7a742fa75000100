import { describe, it, vi } from "vitest";
import { createProgram } from "../../../../scripts/commands/api-example/cli.js";
import { captureErrors, expectUsageError } from "../../../support/usage-errors.js";

describe("npm run api:example", () => {
  const captured = captureErrors();

  it("does not use an API on AWS that API_URL names, without --target aws", async () => {
    vi.stubEnv("API_URL", "https://abc123.execute-api.eu-west-1.amazonaws.com/v1");
    vi.stubEnv("API_TOKEN", "tp_token");

    await expectUsageError(captured, createProgram, [], ["API_URL", "an API on AWS", "--target aws"]);
  });
});
