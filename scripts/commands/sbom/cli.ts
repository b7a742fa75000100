import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { PROJECT_ROOT } from "../../shared/deployment/project.js";
import { REQUIREMENT_FILES } from "../../shared/packages/requirement-files.js";
import { runWhenStarted } from "../../shared/terminal/command-line.js";
import { createCommand } from "../../shared/terminal/help.js";
import { printLine } from "../../shared/terminal/output.js";

/** A document, and the command that prints it from files of this repository. */
interface Source {
  readonly file: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** `glue/requirements-java` becomes `python-glue-requirements-java.cdx.json`. */
const pythonSource = (requirements: string): Source => ({
  file: `python-${requirements.replaceAll("/", "-")}.cdx.json`,
  command: ".venv/bin/cyclonedx-py",
  args: ["requirements", "--output-reproducible", `${requirements}.txt`],
});

const SOURCES: readonly Source[] = [
  { file: "npm.cdx.json", command: "npm", args: ["sbom", "--package-lock-only", "--sbom-format", "cyclonedx"] },
  ...REQUIREMENT_FILES.map((file) => pythonSource(file.path)),
];

/** @throws Error with the program's own message if it fails */
const render = ({ command, args }: Source): string => {
  const options = { cwd: PROJECT_ROOT, encoding: "utf8", maxBuffer: 2 ** 28 } as const;
  const { status, stdout, stderr, error } = spawnSync(command, [...args], options);
  if (error !== undefined) throw error;
  if (status === 0) return stdout;
  throw new Error(`${[command, ...args].join(" ")} failed: ${stderr.trim()}`);
};

const writeAll = ({ out }: { readonly out: string }): void => {
  mkdirSync(out, { recursive: true });
  for (const source of SOURCES) {
    const file = path.join(out, source.file);
    writeFileSync(file, render(source));
    printLine(file);
  }
};

/** The command line of `npm run sbom`. */
export const createProgram = (): Command =>
  createCommand({
    name: "sbom",
    description: "Writes a software bill of materials (CycloneDX): one file for npm, one per Python requirement file.",
    notes: "It reads the lock files only, and needs no network once it is installed.",
    examples: ["npm run sbom", "npm run sbom -- --out dist/sbom"],
    exitCodes: { 0: "written", 1: "a file could not be written", 2: "wrong options" },
  })
    .option("--out <folder>", "where to write", ".local/sbom")
    .action(writeAll);

await runWhenStarted(import.meta.filename, createProgram);
