import type { Command } from "commander";
import { PROJECT_ROOT } from "../../../shared/deployment/project.js";
import { runWhenStarted } from "../../../shared/terminal/command-line.js";
import { createCommand } from "../../../shared/terminal/help.js";
import { printLine, printNote } from "../../../shared/terminal/output.js";
import { scanSecrets } from "./scan-secrets.js";

const scan = (): void => {
  const secrets = scanSecrets(PROJECT_ROOT);
  for (const secret of secrets) printNote(`error: ${secret}`);
  if (secrets.length === 0) {
    printLine("no secret in the tracked files");
    return;
  }
  printNote("error: expected no secrets. Revoke each, remove it, and say so; scan-secrets.ts lists what is none");
  process.exitCode = 1;
};

/** The stage `secrets` of the tests. */
export const createProgram = (): Command =>
  createCommand({
    name: "test:secrets",
    description: "Has detect-secrets look for keys, tokens and passwords in the files that git tracks.",
    examples: ["npm test -- secrets"],
    exitCodes: { 0: "none found", 1: "a secret, or detect-secrets cannot run" },
  }).action(scan);

await runWhenStarted(import.meta.filename, createProgram);
