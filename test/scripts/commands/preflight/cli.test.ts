import { describe, it, vi } from "vitest";
import { createProgram } from "../../../../scripts/commands/preflight/cli.js";
import { captureErrors, expectUsageError } from "../../../support/usage-errors.js";

const captured = captureErrors();

describe("preflight", () => {
  it.each([
    [
      ["--target", "aws", "--account", "1234"],
      ['--account is "1234"', "12 digits"],
    ],
    [
      ["--target", "elsewhere"],
      ["--target", "local, aws"],
    ],
    [["--target", "aws", "words"], ["too many arguments"]],
  ])("refuses %j", async (args, names) => {
    await expectUsageError(captured, createProgram, args, names);
  });

  it("refuses --target aws while every call would go to an emulator", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");

    await expectUsageError(captured, createProgram, ["--target", "aws"], ["unset AWS_ENDPOINT_URL"]);
  });

  it("names every wrong variable of the configuration, in one line, before it asks AWS anything", async () => {
    vi.stubEnv("STAGE", "Prod!");
    vi.stubEnv("RESPONSE_MODEL_ID", "nova");

    const names = ['STAGE is "Prod!"', 'RESPONSE_MODEL_ID is "nova"'];
    await expectUsageError(captured, createProgram, ["--target", "aws"], names);
  });
});
