import { type Command, Option } from "commander";
import { localModel, probeModel } from "../../local/model-server/probe-model.js";
import { startShownStack } from "../../local/stack/show-stack.js";
import type { LocalStack } from "../../local/stack/stack.js";
import { connectToDeployment } from "../../shared/deployment/clients.js";
import { loadEnvironment } from "../../shared/deployment/project.js";
import { loadWarehouse } from "../../shared/load/load-stack.js";
import { runWhenStarted, wholeNumber } from "../../shared/terminal/command-line.js";
import { plural } from "../../shared/terminal/format.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { interruptible, untilAborted } from "../../shared/terminal/interruption.js";
import { checkJsonFile, printLine, standardStreams, withJsonFile } from "../../shared/terminal/output.js";
import { standardError } from "../../shared/terminal/screen.js";
import { openRecordSource, type RecordSource } from "../../shared/tickets/record-source.js";
import { createLocalToken } from "../../shared/tokens/api-tokens.js";
import { showAlarmOf } from "./alarm-stage.js";
import { prepareConsole, type ConsoleBuild } from "./console-stage.js";
import { addLocalPeople } from "../../shared/tokens/local-people.js";
import { renderHelp } from "./render.js";
import { runTickets } from "./run.js";

interface StartOptions {
  readonly tickets: number;
  readonly from?: string;
  readonly sendMalformed?: boolean;
  readonly seed?: number;
  readonly exit?: boolean;
  readonly keep?: boolean;
  readonly json?: string;
  readonly enforceIam?: boolean;
  readonly faults?: boolean;
}

const MAX_TICKETS = 1_000_000;
const MAX_SEED = 2 ** 32 - 1;

/** What is about to happen, and how long it usually takes on two cores. */
export const renderIntroduction = ({ tickets, from }: Pick<StartOptions, "tickets" | "from">): string => {
  const source = from === "-" ? "standard input" : from;
  const records = source === undefined ? plural(tickets, "ticket") : `the tickets in ${source}`;
  return (
    `Deploying the pipeline to an AWS emulator on this machine, then sending ${records} through it\n` +
    "and loading the results into PostgreSQL. With 100 tickets this usually takes about two minutes.\n\n"
  );
};

const staysUp = ({ keep, exit }: StartOptions): boolean =>
  keep === true || (exit !== true && process.stdin.isTTY && standardStreams.out.isTTY);

/** What to know about settings that mean less on the local stack. */
export const renderSettingNotes = ({ MONTHLY_BUDGET_USD: budget = "" }: NodeJS.ProcessEnv): string =>
  budget === ""
    ? ""
    : "note: the emulator keeps the budget of MONTHLY_BUDGET_USD and never warns, since nothing is paid for here\n\n";

/** When the command started, in milliseconds since the epoch, including the set-up before this process. */
const startOfCommand = (): number => Number(process.env["BOOTSTRAP_STARTED_AT"] ?? performance.timeOrigin);

interface StartedRun {
  readonly source: RecordSource;
  readonly options: StartOptions;
  /** undefined if the stack does not stay up. */
  readonly consoleBuild: ConsoleBuild | undefined;
}

/** Prints what the user can do with the stack, and waits until it is to stop. */
const stayUp = async (stack: LocalStack, build: ConsoleBuild, signal: AbortSignal): Promise<void> => {
  const { dynamo, names } = connectToDeployment(stack);
  const token = await createLocalToken(dynamo, names.table);
  const people = await addLocalPeople(stack, (problem) => {
    standardError.write(`note: ${problem}\n`);
  });
  const served = await build.serve(stack);
  const { endpoint, apiUrl } = stack;
  printLine(renderHelp({ endpoint, apiUrl, token, people, console: served.shown }));
  await untilAborted(signal);
  await served.close();
};

const runAndStay = async (
  stack: LocalStack,
  { source: { records, malformed }, options, consoleBuild }: StartedRun,
  signal: AbortSignal,
): Promise<void> => {
  const run = { records, json: options.json, startedAt: startOfCommand(), screen: standardError, signal };
  const { lost } = await runTickets(stack, run);
  process.exitCode = lost + malformed > 0 ? 1 : 0;
  await loadWarehouse(stack, standardError, signal);
  if (options.faults === true && !(await showAlarmOf(stack, standardError, signal))) process.exitCode = 1;
  if (consoleBuild !== undefined) await stayUp(stack, consoleBuild, signal);
};

const start = async (options: StartOptions): Promise<void> => {
  await checkJsonFile(options.json);
  const environment = loadEnvironment();
  const model = localModel(environment);
  if (model !== undefined) await probeModel(model);
  const source = await openRecordSource({ count: options.tickets, malformed: 0, foreign: 0, ...options }, (line) => {
    standardError.write(`${line}\n`);
  });
  standardError.write(`${renderIntroduction(options)}${renderSettingNotes(environment)}`);
  await interruptible(async (signal) => {
    const { enforceIam = false } = options;
    const consoleBuild = staysUp(options) ? prepareConsole({ env: environment, signal }) : undefined;
    const stack = await startShownStack(standardError, { signal, enforceIam, warehouse: true });
    await stack
      .use((working) => runAndStay(stack, { source, options, consoleBuild }, working))
      .finally(() => stack.stop());
  });
};

const HELP: CommandHelp = {
  name: "start",
  description:
    "Deploys the whole pipeline to an AWS emulator on this machine, sends tickets through it and loads them into PostgreSQL.",
  notes: "On a terminal the stack stays up afterwards; Ctrl-C stops it. Elsewhere the command ends by itself.",
  examples: [
    "npm start",
    "npm start -- --tickets 1000 --exit",
    "npm start -- --from tickets.jsonl --json results.json",
  ],
  exitCodes: {
    0: "nothing lost",
    1: "something lost or broken, or a line of the file malformed",
    2: "wrong options, missing tools, or no model at LOCAL_MODEL_URL",
    130: "interrupted",
  },
};

/** The command line of `npm start`. */
export const createProgram = (): Command =>
  withJsonFile(
    createCommand(HELP)
      .option("--tickets <n>", "tickets to send", wholeNumber("--tickets", { min: 0, max: MAX_TICKETS }), 100)
      .addOption(
        new Option("--from <file>", "send the tickets of a file instead, - for standard input").conflicts([
          "tickets",
          "seed",
        ]),
      )
      .option("--send-malformed", "with --from: send the records even if many are malformed, or not UTF-8")
      .option("--seed <n>", "generate the same tickets each time", wholeNumber("--seed", { min: 0, max: MAX_SEED }))
      .addOption(new Option("--keep", "keep running even without a terminal").conflicts("exit"))
      .option("--exit", "exit when the tickets are done, even on a terminal"),
  )
    .option("--enforce-iam", "enforce each role's IAM policy")
    .option(
      "--faults",
      "at the end, make three tickets fail and show the alarm enter ALARM and return to OK (six minutes)",
    )
    .action(start);

await runWhenStarted(import.meta.filename, createProgram);
