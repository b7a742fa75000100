import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { runWhenStarted } from "../../scripts/shared/terminal/command-line.js";
import { createCommand } from "../../scripts/shared/terminal/help.js";
import { DOCUMENT, renderDocument } from "./render.js";

const write = async (): Promise<void> => {
  await writeFile(DOCUMENT, await renderDocument());
  process.stdout.write(`Wrote ${DOCUMENT}\n`);
};

/** The command line of `npm run docs:fault-matrix`. */
export const createProgram = (): Command =>
  createCommand({
    name: "docs:fault-matrix",
    description: `Writes ${DOCUMENT} from the tests that prove it.`,
    examples: ["npm run docs:fault-matrix"],
    exitCodes: { 0: "written", 1: "the file could not be written", 2: "wrong options" },
  }).action(write);

await runWhenStarted(import.meta.filename, createProgram);
