import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { runCommand, UsageError, wholeNumber } from "../../../../scripts/shared/terminal/command-line.js";

describe("runCommand", () => {
  let said: string;
  beforeEach(() => {
    said = "";
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      said += String(text);
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });

  const run = (action: () => void, ...words: string[]) =>
    runCommand(
      new Command("probe").option("--count <n>", "", wholeNumber("--count", { min: 1, max: 9 })).action(action),
      ["node", "probe", ...words],
    );

  it.each([
    ["an unknown option", ["--nope"], "error: unknown option '--nope'. See `npm run probe -- --help`.\n"],
    [
      "a word too many",
      ["word"],
      "error: too many arguments. Expected 0 arguments but got 1. See `npm run probe -- --help`.\n",
    ],
    ["a number out of bounds", ["--count", "10"], 'error: --count is "10"; expected a whole number from 1 to 9.\n'],
    ["no number", ["--count", "1e0"], 'error: --count is "1e0"; expected a whole number from 1 to 9.\n'],
  ])("exits with code 2 and one line for %s", async (_case, words, line) => {
    await run(() => undefined, ...words);

    expect(process.exitCode).toBe(2);
    expect(said).toBe(line);
  });

  it("exits with code 1 and one line, without a stack trace, when the command fails", async () => {
    await run(() => {
      throw new Error("the stack is gone");
    });

    expect(process.exitCode).toBe(1);
    expect(said).toBe("error: the stack is gone\n");
  });

  it("exits with code 2 for what the user must fix", async () => {
    await run(() => {
      throw new UsageError("Terraform is missing.");
    });

    expect(process.exitCode).toBe(2);
  });

  it("does not change the exit code of a command that succeeds", async () => {
    await run(() => {
      process.exitCode = 1;
    });

    expect(process.exitCode).toBe(1);
    expect(said).toBe("");
  });
});
