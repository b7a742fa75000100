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

  it("refuses a value that is not a time", async () => {
    await expect(parse(createProgram(), "list", "--since", "soon")).rejects.toThrow(UsageError);
  });
});
