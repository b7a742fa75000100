import { writeFileSync } from "node:fs";
import path from "node:path";
import { Option, type Command } from "commander";
import { PROJECT_ROOT } from "../../shared/deployment/project.js";
import { runWhenStarted } from "../../shared/terminal/command-line.js";
import { createCommand, createCommandGroup } from "../../shared/terminal/help.js";
import { checkOutputFile, printLine } from "../../shared/terminal/output.js";
import { writePrivateFile } from "../../shared/terminal/private-files.js";
import { notesFor, parseVersion, prepareRelease, readProject, versionOfTag } from "./versions.js";

interface PrepareFlags {
  readonly yes?: true;
  readonly folder: string;
}

const prepare = (version: string, { yes, folder }: PrepareFlags): void => {
  const files = prepareRelease(readProject(folder), version, new Date());
  printLine(`${version} in ${[...files.keys()].join(", ")}`);
  if (yes !== true) {
    printLine("Dry run. Pass --yes to apply.");
    return;
  }
  for (const [name, text] of files) writeFileSync(path.join(folder, name), text);
  printLine(`Commit them on the main branch, then tag the commit: git tag v${version} && git push origin v${version}`);
};

const createPrepareProgram = (): Command =>
  createCommand({
    name: "prepare",
    description: "Gives what is unreleased in CHANGELOG.md a version and today's date, and package.json the version.",
    notes: "Dry run, unless --yes is given. The version must be above the last one.",
    examples: ["npm run release -- prepare 1.0.0", "npm run release -- prepare 1.0.0 --yes"],
    exitCodes: { 0: "done", 1: "there is nothing to release, or the version is not new", 2: "wrong options" },
  })
    .argument("<version>", "such as 1.0.0 or 1.0.0-rc.1", parseVersion)
    .option("--yes", "write the files")
    .addOption(new Option("--folder <folder>", "of the project").default(PROJECT_ROOT, "this one"))
    .action(prepare);

interface NotesFlags {
  readonly file?: string;
  readonly folder: string;
}

const notes = async (version: string, { file, folder }: NotesFlags): Promise<void> => {
  if (file !== undefined) await checkOutputFile("--file", file);
  const text = notesFor(readProject(folder), version);
  if (file === undefined) printLine(text);
  else await writePrivateFile(file, `${text}\n`);
};

const createNotesProgram = (): Command =>
  createCommand({
    name: "notes",
    description: "Prints the section of CHANGELOG.md for a tag, if tag, package.json, lock file and changelog agree.",
    examples: ["npm run release -- notes v1.0.0", "npm run release -- notes v1.0.0 --file notes.md"],
    exitCodes: { 0: "they agree", 1: "they do not; the message names all differences", 2: "wrong options" },
  })
    .argument("<tag>", "such as v1.0.0", versionOfTag)
    .option("--file <file>", "write the notes to FILE")
    .addOption(new Option("--folder <folder>", "of the project").default(PROJECT_ROOT, "this one"))
    .action(notes);

/** The command line of `npm run release`. */
export const createProgram = (): Command =>
  createCommandGroup(
    {
      name: "release",
      description: "Prepares a version, and gets the notes of its release from CHANGELOG.md.",
      notes: "A tag such as v1.0.0 starts the workflow .github/workflows/release.yml, which makes the release.",
      examples: ["npm run release -- prepare 1.0.0"],
      exitCodes: { 0: "done", 1: "failed", 2: "wrong options" },
    },
    [createPrepareProgram(), createNotesProgram()],
  );

await runWhenStarted(import.meta.filename, createProgram);
