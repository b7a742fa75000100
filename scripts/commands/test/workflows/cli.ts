import path from "node:path";
import type { Command } from "commander";
import { PROJECT_ROOT } from "../../../shared/deployment/project.js";
import { runWhenStarted } from "../../../shared/terminal/command-line.js";
import { createCommand } from "../../../shared/terminal/help.js";
import { printLine, printNote } from "../../../shared/terminal/output.js";
import { auditWorkflows, lintWorkflows } from "./check-workflows.js";

const GITHUB = path.join(PROJECT_ROOT, ".github");

const check = async (): Promise<void> => {
  const problems = await lintWorkflows(path.join(GITHUB, "workflows"));
  for (const problem of problems) printNote(`error: ${problem}`);
  const findings = auditWorkflows(GITHUB);
  if (findings !== "") printNote(`error: zizmor found:\n${findings}`);
  if (problems.length > 0 || findings !== "") process.exitCode = 1;
  else printLine("no problem in .github");
};

/** The stage `workflows` of the tests. */
export const createProgram = (): Command =>
  createCommand({
    name: "test:workflows",
    description: "Has GitHub's language service and zizmor look at the workflows.",
    examples: ["npm test -- workflows"],
    exitCodes: { 0: "no problem", 1: "a problem, or zizmor cannot run" },
  }).action(check);

await runWhenStarted(import.meta.filename, createProgram);
