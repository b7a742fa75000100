import type { Command } from "commander";
import { REQUIREMENT_FILES, type RequirementFile } from "../../shared/packages/requirement-files.js";
import { runWhenStarted } from "../../shared/terminal/command-line.js";
import { createCommand } from "../../shared/terminal/help.js";
import { printLine } from "../../shared/terminal/output.js";
import { runProgram } from "../../shared/terminal/run-program.js";

const UV = ".venv/bin/uv";

/** For every platform and every Python from this one on. Versions that the file has already are kept. */
const COMPILE = ["pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"];
const CONTENT = ["--no-header", "--no-annotate"];

/** The arguments of uv that write a requirement file. */
export const compileArguments = (file: RequirementFile, before: readonly RequirementFile[]): readonly string[] => {
  const sameVersions = file.isSeparate === true ? [] : before.filter(({ isSeparate }) => isSeparate !== true);
  const constraints = sameVersions.flatMap(({ path }) => ["--constraint", `${path}.txt`]);
  return [...COMPILE, ...CONTENT, ...constraints, `${file.path}.in`, "--output-file", `${file.path}.txt`];
};

/** Stops at the first file that cannot be written: the others depend on its versions. */
const lock = async (): Promise<void> => {
  for (const [index, file] of REQUIREMENT_FILES.entries()) {
    const code = await runProgram(UV, compileArguments(file, REQUIREMENT_FILES.slice(0, index)));
    process.exitCode = code > 128 ? code : Math.min(code, 1);
    if (code !== 0) return;
    printLine(`${file.path}.txt`);
  }
};

/** The command line of `npm run lock:python`. */
export const createProgram = (): Command =>
  createCommand({
    name: "lock:python",
    description: "Pins the Python packages: writes each requirements.txt, with hashes, from its requirements.in.",
    notes: "Needs the package index. Versions stay as they are unless a requirements.in asks for another.",
    examples: ["npm run lock:python"],
    exitCodes: {
      0: "written",
      1: "a file could not be written; see uv's message",
      2: "wrong options",
      130: "interrupted",
    },
  }).action(lock);

await runWhenStarted(import.meta.filename, createProgram);
