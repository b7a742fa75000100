import { readFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { allPrograms } from "../../../../scripts/commands/docs-commands/all-programs.js";
import { helpOf, PAGE, renderHelpPage } from "../../../../scripts/commands/docs-commands/render-help.js";
import { PROJECT_ROOT } from "../../../../scripts/shared/deployment/project.js";
import { npmCommand } from "../../../../scripts/shared/terminal/help.js";
import { captureErrors, expectUsageError } from "../../../support/usage-errors.js";

/** Every script of package.json, and the commands below them. A new one is included by itself. */
const programs = await allPrograms();
const commands = programs.flatMap((program) => [program, ...program.commands]);
const titled = (some: readonly Command[]) =>
  some.map((command) => [npmCommand(command) + (command.parent ? ` -- ${command.name()}` : ""), command] as const);

const scripts = Object.entries(
  (JSON.parse(readFileSync(path.join(PROJECT_ROOT, "package.json"), "utf8")) as { scripts: Record<string, string> })
    .scripts,
);

const captured = captureErrors();

it.each(scripts)("npm run %s: is started by the bootstrap, under its own name", (name, line) => {
  const index = scripts.findIndex(([other]) => other === name);

  expect(line).toMatch(/^node scripts\/bootstrap\.mjs .*\S+\.ts$/);
  expect(programs[index]?.name()).toBe(name);
});

describe("the help of every command", () => {
  it(`is what ${PAGE} has; npm run docs:commands generates it`, async () => {
    expect(readFileSync(path.join(PROJECT_ROOT, PAGE), "utf8")).toBe(renderHelpPage(await allPrograms()));
  });

  it.each(titled(commands))("%s: has usage, description, options, examples and exit codes", (title, command) => {
    const name = title.includes(" -- ") ? title : `${title} --`;
    const text = helpOf(command);

    expect(text.startsWith(`Usage: ${name} `)).toBe(true);
    expect(text).toMatch(/\n\n[A-Z][^\n]+/);
    expect(text).toContain("  -h, --help");
    expect(text).toMatch(/\n\nExamples:\n {2}\S/);
    expect(text).toMatch(/\n\nExit codes:\n {2}0 {4}\S[^]*\n {2}1 {4}\S[^]*\n {2}2 {4}\S/);
  });

  const page = readFileSync(path.join(PROJECT_ROOT, "docs", "commands.md"), "utf8");
  const documented = [...page.matchAll(/^\| (\d+) +\| \S/gm)].map(([, code]) => code);

  it.each(titled(commands))("%s: has only exit codes that docs/commands.md explains", (_title, command) => {
    const [, codes = ""] = helpOf(command).split("\nExit codes:\n");
    const own = [...codes.matchAll(/^ {2}(\d+) /gm)].map(([, code]) => code);

    expect(own.length).toBeGreaterThanOrEqual(3);
    expect(documented).toEqual(expect.arrayContaining(own));
  });

  it.each(titled(commands))("%s: has only examples of itself", (_title, command) => {
    const examples = /\nExamples:\n([^]*?)\n\n/.exec(helpOf(command))?.[1]?.split("\n") ?? [];

    for (const example of examples) expect(example).toContain(npmCommand(command));
  });
});

/** Its name, if it is below another command, and the options that it requires. */
const wordsBefore = (command: Command): string[] => [
  ...(command.parent === null ? [] : [command.name()]),
  ...command.options.flatMap(({ mandatory, long }) => (mandatory ? [long ?? "", "x"] : [])),
];
const rootOf = (command: Command): Command => command.parent ?? command;

/** The command line of cdktf checks its own options. */
const checked = commands.filter((command) => command.name() !== "cdktf");

describe("wrong use of every command", () => {
  it.each(titled(checked))(
    "%s --nope: exits with 2 and one line that names it and the help",
    async (_title, command) => {
      await expectUsageError(
        captured,
        () => rootOf(command),
        [...wordsBefore(command), "--nope"],
        ["unknown option '--nope'", `${npmCommand(command)} -- --help`],
      );
    },
  );

  const withoutWords = commands.filter((command) => command.registeredArguments.length === 0);

  it.each(titled(withoutWords))("%s nope: exits with 2 and one line that names the help", async (_title, command) => {
    await expectUsageError(
      captured,
      () => rootOf(command),
      [...wordsBefore(command), "nope"],
      ["too many arguments", `${npmCommand(command)} -- --help`],
    );
  });

  const groups = programs.filter((program) => program.commands.length > 0);

  it.each(titled(groups))("%s: names the commands below it", async (_title, group) => {
    const names = group.commands.map((command) => command.name()).join(", ");

    await expectUsageError(captured, () => group, ["nope"], ['unknown command "nope"', names]);
    captured.text = "";
    await expectUsageError(captured, () => group, [], ["no command", names]);
  });
});
