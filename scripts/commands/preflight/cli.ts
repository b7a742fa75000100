import { Option, type Command } from "commander";
import { resolveTarget, withEndpoint, withTarget, type TargetOptions } from "../../shared/deployment/target.js";
import { ask } from "../../shared/terminal/ask.js";
import { runWhenStarted, UsageError } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { interruptible } from "../../shared/terminal/interruption.js";
import { printLine, toJson, withJson } from "../../shared/terminal/output.js";
import { standardError, withStatus } from "../../shared/terminal/screen.js";
import { openAccount } from "./account/aws-account.js";
import { MODEL_CALL_QUESTION } from "./checks/model.js";
import { installedTools } from "./checks/terraform.js";
import { exitCodeOf, renderFindings } from "./render-findings.js";
import { runPreflight } from "./run-preflight.js";
import { readStackSettings, synthesizePlan } from "./synthesize-plan.js";

interface Options extends TargetOptions {
  readonly account?: string;
  readonly yes?: boolean;
  readonly modelCall: boolean;
  readonly json?: boolean;
}

const HELP: CommandHelp = {
  name: "preflight",
  description: "Checks, before a deployment, whether the account is ready. It changes nothing.",
  notes: `It reads the configuration and the account: credentials and rights to deploy, the region's services, quotas, the model, API Gateway's logging role, e-mail subscriptions, the console's certificate, names, Terraform and its state, and the budget. Each finding that is not ok comes with the command, or the page of the console, that fixes it. What cannot be read is a warning that says so.

It asks before it calls the model once, with some 20 tokens. --yes answers yes; --no-model-call makes no call.`,
  examples: [
    "npm run preflight -- --target aws",
    "npm run preflight -- --target aws --account 111122223333 --yes",
    "npm run preflight -- --target aws --no-model-call --json",
  ],
  exitCodes: {
    0: "nothing fails; there may be warnings",
    1: "something would fail",
    2: "wrong options or configuration, or no stack",
    130: "interrupted",
  },
};

const parseAccount = (text: string): string => {
  if (/^\d{12}$/.test(text)) return text;
  throw new UsageError(`--account is "${text}"; expected the 12 digits of an account's id.`);
};

const modelCallOf = ({ yes, modelCall }: Options, signal: AbortSignal): (() => Promise<boolean>) | undefined => {
  if (!modelCall) return undefined;
  return () => (yes === true ? Promise.resolve(true) : ask(MODEL_CALL_QUESTION, signal));
};

const preflight = async (options: Options, signal: AbortSignal): Promise<void> => {
  const target = await resolveTarget(options);
  const { env, stateFile } = await readStackSettings(target);
  let status = "Reading the configuration";
  const findings = await withStatus(
    standardError,
    () => status,
    async () => {
      const plan = await synthesizePlan({ env, stateFile, signal });
      status = `Reading ${target.description}`;
      return runPreflight({
        plan,
        account: openAccount(target.clientConfig),
        tools: installedTools(env),
        expectedAccount: options.account,
        profile: env["AWS_PROFILE"],
        mayCallModel: modelCallOf(options, signal),
        signal,
        onProgress: (ended, all) => (status = `Reading ${target.description}: ${ended} of ${all} checks done`),
      });
    },
  );
  const { description } = target;
  printLine(options.json === true ? toJson({ target: description, findings }) : renderFindings(findings, description));
  process.exitCode = exitCodeOf(findings);
};

/** The command line of `npm run preflight`. */
export const createProgram = (): Command =>
  withJson(withEndpoint(withTarget(createCommand(HELP))))
    .option("--account <id>", "account that the credentials must be for", parseAccount)
    .option("--yes", "call the model without asking")
    .addOption(new Option("--no-model-call", "do not call the model, and do not ask"))
    .action((options: Options) => interruptible((signal) => preflight(options, signal)));

await runWhenStarted(import.meta.filename, createProgram);
