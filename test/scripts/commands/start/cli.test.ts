import { describe, expect, it, vi } from "vitest";
import { createProgram, renderIntroduction, renderSettingNotes } from "../../../../scripts/commands/start/cli.js";
import { captureErrors, expectUsageError } from "../../../support/usage-errors.js";

/** Reads the options only: nothing is started. */
const read = (...options: string[]) => {
  const program = createProgram()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .action(() => undefined);
  return program.parseAsync(["node", "start", ...options]);
};

describe("the command line of npm start", () => {
  it.each([
    ["--keep with --exit", ["--keep", "--exit"], "'--keep' cannot be used with option '--exit'"],
    [
      "a file with a number",
      ["--from", "-", "--tickets", "5"],
      "'--from <file>' cannot be used with option '--tickets",
    ],
    ["a file with a seed", ["--seed", "5", "--from", "-"], "'--from <file>' cannot be used with option '--seed"],
  ])("refuses %s", async (_what, options, words) => {
    await expect(read(...options)).rejects.toMatchObject({ code: "commander.conflictingOption" });
    await expect(read(...options)).rejects.toThrow(words);
  });

  it.each([[["--from", "-", "--exit"]], [["--tickets", "5", "--seed", "5", "--keep"]]])(
    "accepts %j",
    async (options) => {
      await expect(read(...options)).resolves.toBeDefined();
    },
  );
});

describe("npm start with LOCAL_MODEL_URL", () => {
  const captured = captureErrors();

  it("asks for the models first, and starts nothing where nobody answers", async () => {
    vi.stubEnv("LOCAL_MODEL_URL", "http://127.0.0.1:9/v1");

    await expectUsageError(captured, createProgram, [], ["LOCAL_MODEL_URL", "unreachable", "built-in rules"]);
    expect(captured.text).not.toContain("Deploying");
  });
});

describe("the first lines of npm start", () => {
  it("say that a budget of the month never warns here, if one is set", () => {
    expect(renderSettingNotes({ MONTHLY_BUDGET_USD: "500" })).toContain("MONTHLY_BUDGET_USD and never warns");
    expect(renderSettingNotes({ MONTHLY_BUDGET_USD: "" })).toBe("");
    expect(renderSettingNotes({})).toBe("");
  });

  it.each([
    [{ tickets: 60 }, "then sending 60 tickets through it"],
    [{ tickets: 100, from: "in.jsonl" }, "then sending the tickets in in.jsonl through it"],
    [{ tickets: 100, from: "-" }, "then sending the tickets in standard input through it"],
  ])("say in two sentences what is about to happen and how long it takes, for %j", (options, records) => {
    const text = renderIntroduction(options);

    expect(text).toContain(records);
    expect(text.match(/\.(?=\s)/g)).toHaveLength(2);
    expect(text).toContain("usually takes about two minutes");
  });
});
