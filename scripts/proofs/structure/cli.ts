import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Command } from "commander";
import * as z from "zod";
import { runWhenStarted } from "../../shared/terminal/command-line.js";
import { createCommand } from "../../shared/terminal/help.js";
import { isWithinLimits, measureStructure, renderStructure, type SourceFile } from "./measure-structure.js";
import { printLine } from "../../shared/terminal/output.js";

const SOURCE = ["main.ts", "functions", "stacks", "scripts"];
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/** What is used of dependency-cruiser's JSON output. */
const CruiseSchema = z.object({
  modules: z.array(z.object({ source: z.string(), dependents: z.array(z.string()) })),
});

const run = (command: string, args: readonly string[]): string =>
  execFileSync(command, args, { encoding: "utf8", maxBuffer: MAX_OUTPUT_BYTES });

const countLines = (file: string): number => readFileSync(file, "utf8").split("\n").length - 1;

const readSource = (): readonly SourceFile[] => {
  const options = ["--config", ".dependency-cruiser.json", "--output-type", "json"];
  const { modules } = CruiseSchema.parse(JSON.parse(run("depcruise", [...options, ...SOURCE])));
  return modules
    .filter(({ source }) => source.endsWith(".ts"))
    .map(({ source, dependents }) => ({ file: source, lines: countLines(source), importers: dependents }));
};

const CODE = /\.(ts|mjs|py)$/;

/** Code files that git knows or would add; those that it ignores are left out. */
const listCode = (): readonly string[] =>
  run("git", ["ls-files", "--cached", "--others", "--exclude-standard"])
    .split("\n")
    .filter((file) => CODE.test(file));

const show = (): void => {
  const figures = measureStructure(readSource(), listCode());
  printLine(renderStructure(figures));
  process.exitCode = isWithinLimits(figures) ? 0 : 1;
};

/** The command line of `npm run structure`. */
export const createProgram = (): Command =>
  createCommand({
    name: "structure",
    description: "Prints figures of the source's structure: file lengths, files with one importer, full folders.",
    examples: ["npm run structure"],
    exitCodes: { 0: "within the limits", 1: "a file is too long, or a folder too full", 2: "wrong options" },
  }).action(show);

await runWhenStarted(import.meta.filename, createProgram);
