import type { Command } from "commander";
import { runWhenStarted } from "../../shared/terminal/command-line.js";
import { createCommand } from "../../shared/terminal/help.js";
import { runProgram } from "../../shared/terminal/run-program.js";

const FORMATTERS = [
  ["prettier", ["--write", "--log-level=warn", "."]],
  [".venv/bin/python", ["-m", "ruff", "format", "."]],
] as const;

/** Exit codes of a program that a signal has stopped. */
const STOPPED = 128;

/** Runs both formatters, the second one also if the first one failed. */
const format = async (): Promise<void> => {
  for (const [command, args] of FORMATTERS) {
    const code = await runProgram(command, args);
    if (code !== 0) process.exitCode = code > STOPPED ? code : 1;
    if (code > STOPPED) return;
  }
};

/** The command line of `npm run format`. */
export const createProgram = (): Command =>
  createCommand({
    name: "format",
    description: "Formats TypeScript, JSON, Markdown and Python.",
    examples: ["npm run format"],
    exitCodes: { 0: "formatted", 1: "a file could not be formatted", 2: "wrong options", 130: "interrupted" },
  }).action(format);

await runWhenStarted(import.meta.filename, createProgram);
