import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Command } from "commander";
import { ACCOUNT_STACK, DELIVERY_STACK, STAGE_STACK } from "../../../../stacks/names.js";
import { PROJECT_ROOT } from "../../../shared/deployment/project.js";
import { PYTHON } from "../../../shared/load/load-job.js";
import { runWhenStarted } from "../../../shared/terminal/command-line.js";
import { createCommand } from "../../../shared/terminal/help.js";
import { printLine, printNote } from "../../../shared/terminal/output.js";
import { installCheckov } from "./install-checkov.js";
import { judgeFindings, type Judgement } from "./judge-findings.js";

const SETTINGS = {
  STAGE: "dev",
  API_WAF: "false",
  REDSHIFT_MODE: "none",
  // The stack is the same whatever the console's build contains.
  CONSOLE_BUILD: "test/fixtures/console-site",
};

interface Variant {
  readonly stack: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** The stacks that are checked: what most deploy, one with everything that can be switched on, and the others. */
const VARIANTS: Readonly<Record<string, Variant>> = {
  plain: { stack: STAGE_STACK, settings: SETTINGS },
  "serverless warehouse, WAF and budget": {
    stack: STAGE_STACK,
    settings: {
      ...SETTINGS,
      MONTHLY_BUDGET_USD: "500",
      API_WAF: "true",
      REDSHIFT_MODE: "serverless",
      REDSHIFT_SUBNET_ID: "subnet-0aaaaaaa, subnet-0bbbbbbb, subnet-0ccccccc",
      REDSHIFT_SECURITY_GROUP_ID: "sg-0aaaaaaa",
      REDSHIFT_AVAILABILITY_ZONE: "us-east-1a",
    },
  },
  account: { stack: ACCOUNT_STACK, settings: SETTINGS },
  delivery: { stack: DELIVERY_STACK, settings: { ...SETTINGS, DELIVERY_REPOSITORY: "example/ticket-pipeline" } },
};

/** Nothing listens there: whatever Checkov would ask on the internet fails at once. No stack leaves this machine. */
const NOWHERE = "http://127.0.0.1:9";
const OFFLINE = { HTTP_PROXY: NOWHERE, HTTPS_PROXY: NOWHERE, ALL_PROXY: NOWHERE, NO_PROXY: "" };

const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv): string => {
  const options = { cwd: PROJECT_ROOT, encoding: "utf8", maxBuffer: 2 ** 28, env: { ...process.env, ...env } } as const;
  const { stdout, stderr, error } = spawnSync(command, [...args], options);
  if (error !== undefined) throw error;
  // Checkov ends with 1 for findings, too.
  if (stdout.trim() === "" && stderr.trim() !== "") throw new Error(`${command} failed: ${stderr.trim()}`);
  return stdout;
};

/** @returns the file of the synthesized stack */
const synthesize = (stack: string, settings: NodeJS.ProcessEnv, folder: string): string => {
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "main.ts", stack], {
    cwd: PROJECT_ROOT,
    encoding: "utf8",
    env: { ...process.env, ...settings, CDKTF_OUTDIR: folder },
  });
  if (status !== 0) throw new Error(`Synthesis failed: ${stderr.trim()}`);
  return path.join(folder, "stacks", stack, "cdk.tf.json");
};

const check = (file: string, packages: string): unknown => {
  const args = ["-m", "checkov.main", "--file", file, "--framework", "terraform_json", "--output", "json"];
  const quietly = ["--quiet", "--compact", "--skip-download"];
  return JSON.parse(run(PYTHON, [...args, ...quietly], { ...OFFLINE, PYTHONPATH: packages }));
};

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

const judgeStack = (name: string, file: string, packages: string): Judgement => {
  const judgement = judgeFindings(readJson(file), check(file, packages));
  const { passed, explained, problems } = judgement;
  printLine(`${name}: ${passed} checks passed, ${explained} findings explained, ${problems.length} problems`);
  for (const problem of problems) printNote(`error: ${name}: ${problem}`);
  return judgement;
};

const judgeVariants = (folder: string, packages: string): readonly Judgement[] =>
  Object.entries(VARIANTS).map(([name, { stack, settings }], index) =>
    judgeStack(name, synthesize(stack, settings, path.join(folder, String(index))), packages),
  );

/** Reasons that no stack needs any longer. */
const unusedEverywhere = (judgements: readonly Judgement[]): readonly string[] =>
  [...new Set(judgements.flatMap(({ unused }) => unused))].filter((key) =>
    judgements.every(({ used }) => !used.includes(key)),
  );

const checkAll = (): void => {
  const packages = installCheckov();
  const folder = mkdtempSync(path.join(tmpdir(), "ticket-pipeline-checkov-"));
  try {
    const judgements = judgeVariants(folder, packages);
    for (const key of unusedEverywhere(judgements)) printLine(`no longer needed: the reason for ${key}`);
    if (judgements.every(({ problems }) => problems.length === 0)) return;
    printNote("error: expected no finding, or a reason for it: see stacks/constructs/explain-findings.ts");
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The stage `infrastructure` of the tests. */
export const createProgram = (): Command =>
  createCommand({
    name: "test:infrastructure",
    description: "Has Checkov look at the synthesized stack, and fails on a finding for which no reason is given.",
    examples: ["npm test -- infrastructure"],
    exitCodes: { 0: "no finding without a reason", 1: "a finding without a reason, or Checkov cannot run" },
  }).action(checkAll);

await runWhenStarted(import.meta.filename, createProgram);
