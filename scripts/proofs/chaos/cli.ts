import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { checkReportFolder } from "../../shared/terminal/report-file.js";
import { runWhenStarted, share, wholeNumber } from "../../shared/terminal/command-line.js";
import { startLocalStack } from "../../local/stack/stack.js";
import { interruptible } from "../../shared/terminal/interruption.js";
import { showStack } from "../../local/stack/show-stack.js";
import { standardError } from "../../shared/terminal/screen.js";
import { renderChaos } from "./render.js";
import { runChaos } from "./run-chaos.js";
import { isIntact } from "./evaluate-chaos.js";

interface Options {
  readonly tickets: number;
  readonly share: number;
  readonly seed: number;
  readonly json?: string;
}

/** In a storm a function spends most of its time waiting to try again, so more of them run at a time than usually do here. */
const ROOM = { LOCAL_WORKERS_PER_FUNCTION: "6", LOCAL_EXECUTIONS: "48" };

const chaos = async ({ json, ...options }: Options, signal: AbortSignal): Promise<void> => {
  const screen = standardError;
  const stack = await startLocalStack({
    onEvent: showStack(screen),
    signal,
    warehouse: true,
    env: { ...ROOM, ...process.env },
  });
  try {
    const report = await runChaos(stack, { ...options, screen, signal });
    if (options.share > 0 && report.damage.calls === 0) throw new Error("No call failed, so this run shows nothing.");
    process.stdout.write(`${renderChaos(report)}\n`);
    if (json !== undefined) await writeFile(json, `${JSON.stringify(report, undefined, 2)}\n`);
    process.exitCode = isIntact(report) ? 0 : 1;
  } finally {
    await stack.stop();
  }
};

const start = async (options: Options): Promise<void> => {
  await checkReportFolder(options.json);
  await interruptible((signal) => chaos(options, signal));
};

/** The command line of `npm run chaos`. */
export const createProgram = (): Command =>
  new Command("chaos")
    .description(
      "Sends tickets through a local stack while every dependency fails now and then, replays what failed, and accounts for each.",
    )
    .option("--tickets <n>", "records to send", wholeNumber("--tickets", { min: 1, max: 1_000_000 }), 2_000)
    .option("--share <part>", "share of calls that fail, 0 to 1", share("--share"), 0.2)
    .option("--seed <n>", "tickets and faults to draw", wholeNumber("--seed", { min: 0, max: 1_000_000 }), 1)
    .option("--json <file>", "write the account as JSON")
    .addHelpText(
      "after",
      "\nExit codes: 0 nothing lost, nothing done twice, all places agree, and nothing is left behind; 1 otherwise; 2 wrong options; 130 interrupted.",
    )
    .allowExcessArguments(false)
    .action(start);

await runWhenStarted(import.meta.filename, createProgram);
