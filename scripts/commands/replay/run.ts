import { writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Writable } from "node:stream";
import { showTickets, type Screen } from "../../shared/terminal/screen.js";
import { executeSteps, clearQueue, editAll, type ReplayResult } from "./execute-steps.js";
import { dismissal } from "./dismiss.js";
import { waitForReplays, type ExecutionsByOutcome } from "./wait-for-replays.js";
import { plan, type PlanOptions } from "./plan.js";
import type { ReplayPorts } from "../../shared/failures/ports.js";
import {
  DISMISSAL_PHRASES,
  doneRow,
  PHRASES,
  plannedRow,
  renderReplayOutcomes,
  renderRows,
  renderReplaySummary,
  type ReplayRow,
  type StepState,
} from "./render.js";
import { type Selection } from "../../shared/failures/selection.js";
import { type ReplayStep } from "./step.js";

export interface RunReplayOptions extends PlanOptions {
  /** Does it; else only tells what would be done. */
  readonly yes: boolean;
  /** Takes the messages about it off the queue, and runs nothing. */
  readonly dismiss?: boolean;
  /** Milliseconds to wait for the started executions; 0 waits for none. */
  readonly patienceMs: number;
  /** File that takes the report as JSON. */
  readonly json: string | undefined;
}

export interface Outputs {
  readonly out: Writable;
  readonly screen: Screen;
}

interface ReportedStep {
  readonly state: StepState;
  readonly row: ReplayRow;
}

interface ReplayReport {
  readonly steps: readonly ReportedStep[];
  readonly ends?: ExecutionsByOutcome;
}

/** What is finished is counted, and listed only when it was asked for by name: there may be thousands from earlier days. */
const isListed = ({ tickets, keys }: Selection, { state }: ReportedStep): boolean =>
  state !== "settled" || tickets !== undefined || keys !== undefined;

const show = (told: readonly ReportedStep[], { selection, dismiss }: RunReplayOptions, { out }: Outputs): void => {
  const listed = told.filter((one) => isListed(selection, one));
  if (listed.length > 0) out.write(`${renderRows(listed.map(({ row }) => row))}\n\n`);
  out.write(
    `${renderReplaySummary(
      told.map(({ state }) => state),
      dismiss === true ? DISMISSAL_PHRASES : PHRASES,
    )}\n`,
  );
};

const follow = async (
  arns: readonly string[],
  deployment: ReplayPorts,
  { patienceMs }: RunReplayOptions,
  screen: Screen,
) => {
  const progress = showTickets(screen, arns.length, "Executions");
  const onProgress = (ended: number): void => {
    progress.update(ended);
  };
  const tools = { sleep: (ms: number) => sleep(ms), now: () => performance.now() };
  return waitForReplays(arns, deployment.executions, { patienceMs, onProgress, ...tools }).finally(() => {
    progress.stop();
  });
};

const executeWithProgress = async (steps: readonly ReplayStep[], screen: Screen): Promise<readonly ReplayResult[]> => {
  const total = steps.filter(({ state }) => state === "ready").length;
  if (total === 0) return executeSteps(steps, () => undefined);
  const progress = showTickets(screen, total, "Replays");
  let done = 0;
  return executeSteps(steps, () => {
    progress.update(++done);
  }).finally(() => {
    progress.stop();
  });
};

const removedByOthers = (count: number): string =>
  `${count} ${count === 1 ? "message was" : "messages were"} taken off the failed-tickets queue by someone else meanwhile.\n`;

const executePlan = async (
  steps: readonly ReplayStep[],
  deployment: ReplayPorts,
  options: RunReplayOptions,
  outputs: Outputs,
): Promise<ReplayReport> => {
  const { out, screen } = outputs;
  const results = await executeWithProgress(await editAll(steps), screen);
  const missing = await clearQueue(deployment, results);
  const told = results.map((result) => ({ state: result.state, row: doneRow(result) }));
  show(told, options, outputs);
  if (missing > 0) out.write(removedByOthers(missing));
  const arns = [...new Set(results.flatMap(({ executions }) => executions))];
  if (arns.length === 0 || options.patienceMs === 0) return { steps: told };
  const ends = await follow(arns, deployment, options, screen);
  out.write(`${renderReplayOutcomes(ends)}\n`);
  return { steps: told, ends };
};

const showPlan = (steps: readonly ReplayStep[], options: RunReplayOptions, outputs: Outputs): ReplayReport => {
  const told = steps.map((step) => ({ state: step.state, row: plannedRow(step) }));
  show(told, options, outputs);
  const canAct = steps.some(({ state }) => state === "ready" || state === "edit");
  if (canAct) outputs.out.write("Nothing was changed. --yes does it.\n");
  return { steps: told };
};

const FAULTS = new Set<StepState>(["skipped", "failed"]);

/** What was waited for and has not ended is not known to be well. */
const exitCode = ({ steps: told, ends }: ReplayReport): number => {
  const amiss = (ends?.["failed-again"].length ?? 0) + (ends?.unfinished.length ?? 0);
  return amiss > 0 || told.some(({ state }) => FAULTS.has(state)) ? 1 : 0;
};

/** Plans, and with `yes` carries out and follows. @returns the exit code: 1 when something could not be run again. */
export const runReplay = async (
  deployment: ReplayPorts,
  options: RunReplayOptions,
  outputs: Outputs,
): Promise<number> => {
  const planned = await plan(deployment, { ...options, screen: outputs.screen });
  const steps = options.dismiss === true ? planned.map(dismissal) : planned;
  const report = options.yes
    ? await executePlan(steps, deployment, options, outputs)
    : showPlan(steps, options, outputs);
  if (options.json !== undefined) {
    const rows = report.steps.map(({ state, row }) => ({ state, ...row }));
    const document = { dryRun: !options.yes, steps: rows, ends: report.ends };
    await writeFile(options.json, `${JSON.stringify(document, undefined, 2)}\n`);
  }
  return exitCode(report);
};
