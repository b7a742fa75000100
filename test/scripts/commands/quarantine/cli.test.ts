import { CommanderError } from "commander";
import { describe, expect, it } from "vitest";
import { createProgram } from "../../../../scripts/commands/quarantine/cli.js";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";

const parse = (program: ReturnType<typeof createProgram>, ...args: readonly string[]) =>
  program
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parseAsync(["node", "script", ...args]);

describe("the command line of quarantine", () => {
  it.each([[["list", "extra"]], [["show"]], [["list", "--what"]], [["what"]]])("refuses %j", async (args) => {
    const program = createProgram();
    for (const command of program.commands) command.configureOutput({ writeErr: () => undefined });
    await expect(parse(program, ...args)).rejects.toThrow(CommanderError);
  });

  it("refuses a reason that no record can have, and names those that there are", async () => {
    const refused = parse(createProgram(), "list", "--reason", "not-jsn");

    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(/--reason is "not-jsn"; expected one of .*not-json/);
  });

  it("refuses a value that is not a time", async () => {
    await expect(parse(createProgram(), "list", "--since", "soon")).rejects.toThrow(UsageError);
  });
});
