import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { runWhenStarted } from "../../shared/terminal/command-line.js";
import { createCommand } from "../../shared/terminal/help.js";
import { allSections } from "./all-sections.js";
import { ENV_EXAMPLE, renderEnvExample } from "./render-env-example.js";
import { PAGE, renderPage } from "./render-page.js";
import { printLine } from "../../shared/terminal/output.js";

const write = async (): Promise<void> => {
  const sections = allSections();
  await writeFile(PAGE, await renderPage(sections));
  await writeFile(ENV_EXAMPLE, renderEnvExample(sections));
  printLine(`Wrote ${PAGE} and ${ENV_EXAMPLE}`);
};

/** The command line of `npm run docs:configuration`. */
export const createProgram = (): Command =>
  createCommand({
    name: "docs:configuration",
    description: `Writes ${PAGE} and ${ENV_EXAMPLE} from the schema of the configuration.`,
    examples: ["npm run docs:configuration"],
    exitCodes: { 0: "written", 1: "a file could not be written", 2: "wrong options" },
  }).action(write);

await runWhenStarted(import.meta.filename, createProgram);
