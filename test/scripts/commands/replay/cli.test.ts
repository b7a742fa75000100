import { CommanderError } from "commander";
import { describe, expect, it, vi } from "vitest";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import { createProgram } from "../../../../scripts/commands/replay/cli.js";

const parse = (program: ReturnType<typeof createProgram>, ...args: readonly string[]) =>
  program
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parseAsync(["node", "script", ...args]);

describe("the command line of replay", () => {
  it.each([
    [["--since", "soon"], '--since is "soon"'],
    [["--until", "2026-13-01"], '--until is "2026-13-01"'],
    [["--since", "1h", "--until", "2h"], "is not before --until"],
    [["--wait", "0"], '--wait is "0"'],
    [["--endpoint", "nowhere"], 'The endpoint is "nowhere"'],
    [["--dismiss"], "--dismiss needs --ticket or --key"],
    [["--json", "/no/such/folder/report.json"], "/no/such/folder"],
  ])("refuses %j with one line", async (args, message) => {
    await expect(parse(createProgram(), ...args)).rejects.toThrow(UsageError);
    await expect(parse(createProgram(), ...args)).rejects.toThrow(message);
  });

  it.each([
    [["--what"]],
    [["extra"]],
    [["--key", "a", "--needs-human"]],
    [["--dismiss", "--ticket", "a", "--edit"]],
    [["--target", "moon"]],
  ])("refuses %j as commander does", async (args) => {
    await expect(parse(createProgram(), ...args)).rejects.toThrow(CommanderError);
  });

  it("needs an editor for --edit", async () => {
    vi.stubEnv("VISUAL", "");
    vi.stubEnv("EDITOR", "");

    await expect(parse(createProgram(), "--edit")).rejects.toThrow("set VISUAL or EDITOR");
    vi.unstubAllEnvs();
  });
});
