import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { runWhenStarted } from "../../shared/terminal/command-line.js";
import { createCommand } from "../../shared/terminal/help.js";
import { allPrograms } from "./all-programs.js";
import { PAGE, renderHelpPage } from "./render-help.js";
import { printLine } from "../../shared/terminal/output.js";

const write = async (): Promise<void> => {
  await writeFile(PAGE, renderHelpPage(await allPrograms()));
  printLine(`Wrote ${PAGE}`);
};

/** The command line of `npm run docs:commands`. */
export const createProgram = (): Command =>
  createCommand({
    name: "docs:commands",
    description: `Writes ${PAGE}, from which \`--help\` is printed, from the commands themselves.`,
    examples: ["npm run docs:commands"],
    exitCodes: { 0: "written", 1: "the file could not be written", 2: "wrong options" },
  }).action(write);

// Not awaited: this module is one of the commands that it imports.
void runWhenStarted(import.meta.filename, createProgram);
