import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import * as z from "zod";
import { buildForDeployment } from "../../local/console/build-console.js";
import { findBinary } from "../../local/stack/terraform-environment.js";
import { ACCOUNT_STACK, DELIVERY_STACK } from "../../../stacks/names.js";
import { loadEnvironment, PROJECT_ROOT } from "../../shared/deployment/project.js";
import { runWhenStarted, UsageError } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The environment in which cdktf runs the Terraform or OpenTofu that is installed. It would always run Terraform. */
export const cdktfEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const { TERRAFORM_BINARY_NAME: chosen = "" } = env;
  return { ...env, TERRAFORM_BINARY_NAME: chosen === "" ? findBinary(env).command : chosen };
};

/** How cdktf.json synthesizes. */
const AppSchema = z.object({ app: z.string() });

/**
 * The command line that has main.ts synthesize the account's or the delivery's stack when that is named. Otherwise it
 * synthesizes only the stage's, and cdktf needs no name.
 */
export const withApp = (words: readonly string[]): readonly string[] => {
  const named = [ACCOUNT_STACK, DELIVERY_STACK].find((stack) => words.includes(stack));
  if (named === undefined || words.some((word) => /^(?:--app\b|-a$)/.test(word))) return words;
  const { app } = AppSchema.parse(JSON.parse(readFileSync(join(PROJECT_ROOT, "cdktf.json"), "utf8")));
  return [...words, "--app", `${app} ${named}`];
};

/** Commands of cdktf that synthesize. */
const SYNTHESIZING = new Set(["deploy", "diff", "plan", "apply", "destroy", "synth", "synthesize"]);

/** Whether a command line synthesizes the stage's stack, which deploys the console. */
export const deploysConsole = (words: readonly string[]): boolean =>
  SYNTHESIZING.has(words[0] ?? "") &&
  ![ACCOUNT_STACK, DELIVERY_STACK, "--help", "-h", "--skip-synth"].some((word) => words.includes(word));

/** Runs the CDKTF command line in this process's place: its terminal, its signals, its exit code. */
const runCdktf = async (args: readonly string[]): Promise<void> => {
  if (deploysConsole(args)) await buildForDeployment(loadEnvironment());
  const child = spawn("cdktf", withApp(args), {
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
    "Builds the web console first, unless CONSOLE is false. main.ts has one stack, the stage's, unless another is named: ticket-pipeline-account has what an account and region need once, ticket-pipeline-delivery what workflows deploy with. Everything after `--` is passed on, to the CDKTF command line with the Terraform or OpenTofu that is installed. cdktf alone would always run Terraform; set TERRAFORM_BINARY_NAME to choose.",
  examples: [
    "npm run cdktf -- diff",
    "npm run cdktf -- deploy",
    "npm run cdktf -- destroy",
    "npm run cdktf -- deploy ticket-pipeline-account",
    "npm run cdktf -- deploy ticket-pipeline-delivery",
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
