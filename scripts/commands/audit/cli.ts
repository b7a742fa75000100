import type { Command } from "commander";
import { REQUIREMENT_FILES } from "../../shared/packages/requirement-files.js";
import { runWhenStarted } from "../../shared/terminal/command-line.js";
import { createCommand } from "../../shared/terminal/help.js";
import { printLine, printNote } from "../../shared/terminal/output.js";
import { auditorsFor } from "./auditors.js";
import { audit, FOUND, NOT_ALL_ASKED } from "./run-audit.js";

const run = (): void => {
  const { lines, exitCode } = audit(auditorsFor(REQUIREMENT_FILES.map((file) => `${file.path}.txt`)));
  printLine(lines.join("\n"));
  if (exitCode === NOT_ALL_ASKED)
    printNote("error: not every database could be asked. Run this again where they can be reached.");
  process.exitCode = exitCode;
};

/** The command line of `npm run audit`. */
export const createProgram = (): Command =>
  createCommand({
    name: "audit",
    description: "Asks npm audit, pip-audit and osv-scanner for known vulnerabilities of the pinned packages.",
    notes:
      "The three ask databases on the internet, and each line says whether it could. osv-scanner is used if it is " +
      "installed: https://google.github.io/osv-scanner/installation",
    examples: ["npm run audit"],
    exitCodes: {
      0: "nothing is known about any package",
      [FOUND]: "vulnerabilities were found",
      2: "wrong options",
      [NOT_ALL_ASKED]: "nothing was found, but not every database could be asked",
    },
  }).action(run);

await runWhenStarted(import.meta.filename, createProgram);
