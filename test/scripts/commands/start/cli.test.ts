import { describe, expect, it } from "vitest";
import { createProgram } from "../../../../scripts/commands/start/cli.js";

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
    ["to stay up and to end", ["--keep", "--exit"], "'--keep' cannot be used with option '--exit'"],
    ["a file and a number", ["--from", "-", "--tickets", "5"], "'--from <file>' cannot be used with option '--tickets"],
    ["a file and a seed", ["--seed", "5", "--from", "-"], "'--from <file>' cannot be used with option '--seed"],
  ])("refuses %s", async (_what, options, words) => {
    await expect(read(...options)).rejects.toMatchObject({ code: "commander.conflictingOption" });
    await expect(read(...options)).rejects.toThrow(words);
  });

  it.each([[["--from", "-", "--exit"]], [["--tickets", "5", "--seed", "5", "--keep"]]])("takes %j", async (options) => {
    await expect(read(...options)).resolves.toBeDefined();
  });
});
