import type { Command } from "commander";
import { buildConsole } from "../../local/console/build-console.js";
import { runWhenStarted } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { interruptible } from "../../shared/terminal/interruption.js";
import { printLine } from "../../shared/terminal/output.js";

const HELP: CommandHelp = {
  name: "console:build",
  description: "Builds the web console for a deployment, if its sources have changed, and prints the folder.",
  notes: "npm run cdktf and npm run delivery do so by themselves.",
  examples: ["npm run console:build"],
  exitCodes: {
    0: "built, or there was nothing to do",
    1: "the build failed",
    2: "wrong options, or the console's packages are not installed",
    130: "interrupted",
  },
};

const build = async (): Promise<void> => {
  await interruptible(async (signal) => {
    printLine(await buildConsole({ env: process.env, signal }));
  });
};

/** The command line of `npm run console:build`. */
export const createProgram = (): Command => createCommand(HELP).action(build);

await runWhenStarted(import.meta.filename, createProgram);
