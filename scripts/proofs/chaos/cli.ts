import type { Command } from "commander";
import { paint } from "../../shared/terminal/paint.js";
import { formatCount, formatSeconds, plural, shownOf } from "../../shared/terminal/format.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { checkJsonFile, printLine, withJsonFile, writeJsonFile } from "../../shared/terminal/output.js";
import { runWhenStarted, share, wholeNumber } from "../../shared/terminal/command-line.js";
import { renderGrid } from "../../shared/terminal/table.js";
import { interruptible } from "../../shared/terminal/interruption.js";
import { startShownStack } from "../../local/stack/show-stack.js";
import { standardError } from "../../shared/terminal/screen.js";
import { runChaos, type ChaosReport } from "./run-chaos.js";
import { isIntact } from "./evaluate-chaos.js";
import { findLeftFiles, listTemporaryFiles } from "./left-files.js";

const HELP: CommandHelp = {
  name: "chaos",
  description:
    "Sends tickets through a local stack while calls fail at random, replays what failed, and accounts for every record.",
  examples: ["npm run chaos", "npm run chaos -- --tickets 200 --share 0.1 --seed 7"],
  exitCodes: {
    0: "nothing is lost, done twice or left behind, and all locations agree",
    1: "otherwise",
    2: "wrong options",
    130: "interrupted",
  },
};

interface Options {
  readonly tickets: number;
  readonly share: number;
  readonly seed: number;
  readonly json?: string;
}

/** Under faults a function mostly waits to retry, so that more of them can run in parallel than usual. */
const PARALLELISM = { LOCAL_WORKERS_PER_FUNCTION: "6", LOCAL_EXECUTIONS: "48" };

/** Ids that are listed at most; the JSON report has them all. */
const MAX_IDS = 10;

/** "lost: TKT-1, TKT-2"; nothing without ids. */
const listed = (what: string, ids: readonly string[]): readonly string[] => {
  const shown = ids.slice(0, MAX_IDS);
  const cut = shown.length < ids.length ? ` (${shownOf(shown.length, ids.length)})` : "";
  return ids.length === 0 ? [] : [`${what}${cut}: ${shown.join(", ")}`];
};

const mustBeZero = (count: number): string => (count === 0 ? paint.green("0") : paint.red(String(count)));

const FIGURES = [
  { name: "records", numeric: false },
  { name: "count", numeric: true },
];

/** What a run has found, including after the end of its stack. */
interface FullReport extends ChaosReport {
  /** Files that the stack has left behind. */
  readonly leftFiles: readonly string[];
}

const renderChaos = (report: FullReport): string => {
  const rows = [
    ["accepted", formatCount(report.accepted)],
    ["answered", formatCount(report.answered)],
    ["needs human", formatCount(report.needsHuman)],
    ["failed, then replayed", formatCount(report.failedThenReplayed)],
    ["quarantined", formatCount(report.quarantined)],
    ["lost", mustBeZero(report.lost.length)],
    ["duplicated", mustBeZero(report.duplicated.length)],
    ["found by reconcile", mustBeZero(report.disagreements.length)],
    ["left behind", mustBeZero(report.unsettled.length)],
    ["files left behind", mustBeZero(report.leftFiles.length)],
  ];
  const { calls, modelRestarts } = report.damage;
  return [
    renderGrid(FIGURES, rows),
    `${plural(calls, "call")} failed, ${plural(modelRestarts, "restart")} of the model server, ${formatSeconds(report.seconds)}`,
    ...listed("lost", report.lost),
    ...listed("left behind", report.unsettled),
    ...listed("files left behind", report.leftFiles),
    ...listed("duplicated", report.duplicated),
    ...listed("found by reconcile", report.disagreements),
  ].join("\n");
};

const runAndStop = async (options: Omit<Options, "json">, signal: AbortSignal): Promise<FullReport> => {
  const screen = standardError;
  const before = await listTemporaryFiles();
  const stack = await startShownStack(screen, {
    signal,
    warehouse: true,
    env: { ...PARALLELISM, ...process.env },
  });
  const report = await stack
    .use((working) => runChaos(stack, { ...options, screen, signal: working }))
    .finally(() => stack.stop());
  return { ...report, leftFiles: await findLeftFiles(before, stack.runFolder) };
};

const chaos = async ({ json, ...options }: Options, signal: AbortSignal): Promise<void> => {
  const report = await runAndStop(options, signal);
  if (options.share > 0 && report.damage.calls === 0) throw new Error("No call failed, so this run proves nothing.");
  printLine(renderChaos(report));
  await writeJsonFile(json, report);
  process.exitCode = isIntact(report) && report.leftFiles.length === 0 ? 0 : 1;
};

const start = async (options: Options): Promise<void> => {
  await checkJsonFile(options.json);
  await interruptible((signal) => chaos(options, signal));
};

/** The command line of `npm run chaos`. */
export const createProgram = (): Command =>
  withJsonFile(createCommand(HELP))
    .option("--tickets <n>", "records to send", wholeNumber("--tickets", { min: 1, max: 1_000_000 }), 2_000)
    .option("--share <part>", "share of calls that fail, 0 to 1", share("--share"), 0.2)
    .option("--seed <n>", "seed of the tickets and faults", wholeNumber("--seed", { min: 0, max: 1_000_000 }), 1)
    .action(start);

await runWhenStarted(import.meta.filename, createProgram);
