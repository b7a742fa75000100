import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import type { Command } from "commander";
import { findBinary } from "../../local/stack/terraform-environment.js";
import { ACCOUNT_STACK, STAGE_STACK } from "../../../stacks/names.js";
import { PROJECT_ROOT } from "../../shared/deployment/project.js";
import { runWhenStarted, UsageError } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The environment in which cdktf runs the Terraform or OpenTofu that is installed. It would always run Terraform. */
export const cdktfEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const { TERRAFORM_BINARY_NAME: chosen = "" } = env;
  return { ...env, TERRAFORM_BINARY_NAME: chosen === "" ? findBinary(env).command : chosen };
};

/** Commands of cdktf that ask for a stack. */
const OF_STACKS = new Set(["deploy", "apply", "destroy", "diff", "plan", "output", "outputs", "watch"]);

const namesStack = (word: string): boolean => word === STAGE_STACK || word === ACCOUNT_STACK || word.includes("*");

/** The command line with the stack of the stage, unless it names a stack. main.ts has two, and cdktf would refuse. */
export const withStack = ([command = "", ...words]: readonly string[]): readonly string[] =>
  OF_STACKS.has(command) && !words.some(namesStack) ? [command, STAGE_STACK, ...words] : [command, ...words];

/** Runs the CDKTF command line in this process's place: its terminal, its signals, its exit code. */
const runCdktf = async (args: readonly string[]): Promise<void> => {
  const child = spawn("cdktf", withStack(args), {
    cwd: PROJECT_ROOT,
    env: cdktfEnvironment(process.env),
    stdio: "inherit",
  });
  // A terminal's Ctrl-C reaches cdktf by itself, and cdktf ends when Terraform has.
  for (const signal of SIGNALS) process.on(signal, () => signal === "SIGINT" || child.kill(signal));
  await once(child, "exit").catch(() => {
    throw new UsageError("The CDKTF command line is not installed: run this command with `npm run cdktf`.");
  });
  process.exitCode = child.signalCode === null ? (child.exitCode ?? 1) : 128 + constants.signals[child.signalCode];
};

const HELP: CommandHelp = {
  name: "cdktf",
  description: "Deploys the stack to AWS, or removes it, with the CDKTF command line.",
  notes:
    "Without the name of a stack, the stage's is meant: ticket-pipeline. ticket-pipeline-account has what an account and region need once. Everything after `--` is passed on, to the CDKTF command line with the Terraform or OpenTofu that is installed. cdktf alone would always run Terraform; set TERRAFORM_BINARY_NAME to choose.",
  examples: [
    "npm run cdktf -- diff",
    "npm run cdktf -- deploy",
    "npm run cdktf -- destroy",
    "npm run cdktf -- deploy ticket-pipeline-account",
    "npm run cdktf -- deploy --help",
  ],
  exitCodes: {
    0: "done",
    1: "cdktf or Terraform failed; see their messages",
    2: "wrong options, or neither Terraform nor OpenTofu is installed",
    130: "interrupted",
  },
};

/** The command line of `npm run cdktf`. */
export const createProgram = (): Command =>
  createCommand(HELP)
    .argument("<command...>", "command of cdktf, with its options")
    .passThroughOptions()
    .allowUnknownOption()
    .action(runCdktf);

await runWhenStarted(import.meta.filename, createProgram);
