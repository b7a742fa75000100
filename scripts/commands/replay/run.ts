import type { Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { ReplayPorts } from "../../shared/failures/ports.js";
import type { Selection } from "../../shared/failures/selection.js";
import { writeJsonFile } from "../../shared/terminal/output.js";
import { withProgress, type Screen } from "../../shared/terminal/screen.js";
import { dismissal } from "./actions.js";
import type { AskToEdit } from "./ask-to-edit.js";
import { clearQueue, editAll, executeSteps, type ReplayResult } from "./execute-steps.js";
import { plan, type PlanOptions } from "./plan.js";
import {
  DISMISSAL_PHRASES,
  doneRow,
  PHRASES,
  plannedRow,
  renderReplayEndings,
  renderReplaySummary,
  renderRows,
  type ReplayRow,
  type StepState,
} from "./render.js";
import type { ReplayStep } from "./step.js";
import { waitForReplays, type ExecutionsByEnding } from "./wait-for-replays.js";
import { plural } from "../../shared/terminal/format.js";

export interface RunReplayOptions extends PlanOptions {
  /** Applies the plan; otherwise it is only shown. */
  readonly yes: boolean;
  /** Removes the messages about the failures from the queue, and runs nothing. */
  readonly dismiss?: boolean;
  /** Milliseconds to wait for the started executions; 0: does not wait. */
  readonly timeoutMs: number;
  /** File for the report as JSON. */
  readonly json: string | undefined;
  /** Asks before each of several records is opened. @default opens all */
  readonly ask?: AskToEdit;
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
  readonly endings?: ExecutionsByEnding;
}

/** Finished tickets are counted, and listed only if selected by name: there may be thousands from earlier days. */
const isListed = ({ tickets, keys }: Selection, { state }: ReportedStep): boolean =>
  state !== "settled" || tickets !== undefined || keys !== undefined;

const show = (steps: readonly ReportedStep[], { selection, dismiss }: RunReplayOptions, { out }: Outputs): void => {
  const listed = steps.filter((step) => isListed(selection, step));
  if (listed.length > 0) out.write(`${renderRows(listed.map(({ row }) => row))}\n\n`);
  const states = steps.map(({ state }) => state);
  out.write(`${renderReplaySummary(states, dismiss === true ? DISMISSAL_PHRASES : PHRASES)}\n`);
};

const follow = (
  arns: readonly string[],
  ports: ReplayPorts,
  { timeoutMs }: RunReplayOptions,
  screen: Screen,
): Promise<ExecutionsByEnding> => {
  const clock = { sleep: (ms: number) => sleep(ms), now: () => performance.now() };
  return withProgress(screen, { total: arns.length, label: "Executions" }, (onProgress) =>
    waitForReplays(arns, ports.executions, { timeoutMs, onProgress, ...clock }),
  );
};

const executeWithProgress = async (steps: readonly ReplayStep[], screen: Screen): Promise<readonly ReplayResult[]> => {
  const total = steps.filter(({ state }) => state === "ready").length;
  if (total === 0) return executeSteps(steps, () => undefined);
  let done = 0;
  return withProgress(screen, { total, label: "Replays" }, (onProgress) =>
    executeSteps(steps, () => {
      onProgress(++done);
    }),
  );
};

const removedByOthers = (count: number): string =>
  `Someone else removed ${plural(count, "message")} from the failed-tickets queue meanwhile.\n`;

const executePlan = async (
  steps: readonly ReplayStep[],
  ports: ReplayPorts,
  options: RunReplayOptions,
  outputs: Outputs,
): Promise<ReplayReport> => {
  const { out, screen } = outputs;
  const { ask = () => Promise.resolve("edit-all") } = options;
  const results = await executeWithProgress(await editAll(steps, ask), screen);
  const missing = await clearQueue(ports, results);
  const reported = results.map((result) => ({ state: result.state, row: doneRow(result) }));
  show(reported, options, outputs);
  if (missing > 0) out.write(removedByOthers(missing));
  const arns = [...new Set(results.flatMap(({ executions }) => executions))];
  if (arns.length === 0 || options.timeoutMs === 0) return { steps: reported };
  const endings = await follow(arns, ports, options, screen);
  out.write(`${renderReplayEndings(endings)}\n`);
  return { steps: reported, endings };
};

const showPlan = (steps: readonly ReplayStep[], options: RunReplayOptions, outputs: Outputs): ReplayReport => {
  const reported = steps.map((step) => ({ state: step.state, row: plannedRow(step) }));
  show(reported, options, outputs);
  const canAct = steps.some(({ state }) => state === "ready" || state === "edit");
  if (canAct) outputs.out.write("Dry run: nothing was changed. Pass --yes to apply.\n");
  return { steps: reported };
};

const PROBLEMS = new Set<StepState>(["skipped", "failed"]);

/** In a preview only what was named and does not exist: the rest has not been tried. */
const isProblem = ({ state, row }: ReportedStep, yes: boolean): boolean =>
  PROBLEMS.has(state) && (yes || row.found === "");

/** An execution that has not finished in time counts as a problem. */
const exitCode = ({ steps, endings }: ReplayReport, { yes }: RunReplayOptions): number => {
  const failed = (endings?.["failed-again"].length ?? 0) + (endings?.unfinished.length ?? 0);
  return failed > 0 || steps.some((step) => isProblem(step, yes)) ? 1 : 0;
};

const toDocument = ({ steps, endings }: ReplayReport, { yes }: RunReplayOptions) => ({
  dryRun: !yes,
  steps: steps.map(({ state, row }) => ({ state, ...row })),
  ends: endings,
});

/** Plans, and with `yes` executes the plan and waits. @returns the exit code: 1 if then something was not run again */
export const runReplay = async (ports: ReplayPorts, options: RunReplayOptions, outputs: Outputs): Promise<number> => {
  const planned = await plan(ports, { ...options, screen: outputs.screen });
  const steps = options.dismiss === true ? planned.map(dismissal) : planned;
  const report = options.yes ? await executePlan(steps, ports, options, outputs) : showPlan(steps, options, outputs);
  await writeJsonFile(options.json, toDocument(report, options));
  return exitCode(report, options);
};
