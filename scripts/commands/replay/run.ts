import { writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Writable } from "node:stream";
import { showTickets, type Screen } from "../../shared/terminal/screen.js";
import { carryOut, clearQueue, editAll, type Result } from "./carry-out.js";
import { dismissal } from "./dismiss.js";
import { followExecutions, type Ends } from "./follow-executions.js";
import { plan, type PlanOptions } from "./plan.js";
import type { Deployment } from "../../shared/failures/ports.js";
import {
  DISMISSAL_PHRASES,
  doneRow,
  PHRASES,
  plannedRow,
  renderEnds,
  renderRows,
  renderSummary,
  type Row,
  type State,
} from "./render.js";
import { type Selection } from "../../shared/failures/selection.js";
import { type Step } from "./step.js";

export interface RunOptions extends PlanOptions {
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

interface Told {
  readonly state: State;
  readonly row: Row;
}

interface Report {
  readonly told: readonly Told[];
  readonly ends?: Ends;
}

/** What is finished is counted, and listed only when it was asked for by name: there may be thousands from earlier days. */
const isListed = ({ tickets, keys }: Selection, { state }: Told): boolean =>
  state !== "settled" || tickets !== undefined || keys !== undefined;

const show = (told: readonly Told[], { selection, dismiss }: RunOptions, { out }: Outputs): void => {
  const listed = told.filter((one) => isListed(selection, one));
  if (listed.length > 0) out.write(`${renderRows(listed.map(({ row }) => row))}\n\n`);
  out.write(
    `${renderSummary(
      told.map(({ state }) => state),
      dismiss === true ? DISMISSAL_PHRASES : PHRASES,
    )}\n`,
  );
};

const follow = async (arns: readonly string[], deployment: Deployment, { patienceMs }: RunOptions, screen: Screen) => {
  const progress = showTickets(screen, arns.length, "Executions");
  const onProgress = (ended: number): void => {
    progress.update(ended);
  };
  const tools = { sleep: (ms: number) => sleep(ms), now: () => performance.now() };
  return followExecutions(arns, deployment.executions, { patienceMs, onProgress, ...tools }).finally(() => {
    progress.stop();
  });
};

const carryOutAll = async (steps: readonly Step[], screen: Screen): Promise<readonly Result[]> => {
  const total = steps.filter(({ state }) => state === "ready").length;
  if (total === 0) return carryOut(steps, () => undefined);
  const progress = showTickets(screen, total, "Replays");
  let done = 0;
  return carryOut(steps, () => {
    progress.update(++done);
  }).finally(() => {
    progress.stop();
  });
};

const gone = (count: number): string =>
  `${count} ${count === 1 ? "message was" : "messages were"} taken off the failed-tickets queue by someone else meanwhile.\n`;

const carryOutPlan = async (
  steps: readonly Step[],
  deployment: Deployment,
  options: RunOptions,
  outputs: Outputs,
): Promise<Report> => {
  const { out, screen } = outputs;
  const results = await carryOutAll(await editAll(steps), screen);
  const missing = await clearQueue(deployment, results);
  const told = results.map((result) => ({ state: result.state, row: doneRow(result) }));
  show(told, options, outputs);
  if (missing > 0) out.write(gone(missing));
  const arns = [...new Set(results.flatMap(({ executions }) => executions))];
  if (arns.length === 0 || options.patienceMs === 0) return { told };
  const ends = await follow(arns, deployment, options, screen);
  out.write(`${renderEnds(ends)}\n`);
  return { told, ends };
};

const tellPlan = (steps: readonly Step[], options: RunOptions, outputs: Outputs): Report => {
  const told = steps.map((step) => ({ state: step.state, row: plannedRow(step) }));
  show(told, options, outputs);
  const canAct = steps.some(({ state }) => state === "ready" || state === "edit");
  if (canAct) outputs.out.write("Nothing was changed. --yes does it.\n");
  return { told };
};

const FAULTS = new Set<State>(["skipped", "failed"]);

/** What was waited for and has not ended is not known to be well. */
const exitCode = ({ told, ends }: Report): number => {
  const amiss = (ends?.["failed-again"].length ?? 0) + (ends?.unfinished.length ?? 0);
  return amiss > 0 || told.some(({ state }) => FAULTS.has(state)) ? 1 : 0;
};

/** Plans, and with `yes` carries out and follows. @returns the exit code: 1 when something could not be run again. */
export const run = async (deployment: Deployment, options: RunOptions, outputs: Outputs): Promise<number> => {
  const planned = await plan(deployment, { ...options, screen: outputs.screen });
  const steps = options.dismiss === true ? planned.map(dismissal) : planned;
  const report = options.yes
    ? await carryOutPlan(steps, deployment, options, outputs)
    : tellPlan(steps, options, outputs);
  if (options.json !== undefined) {
    const rows = report.told.map(({ state, row }) => ({ state, ...row }));
    const document = { dryRun: !options.yes, steps: rows, ends: report.ends };
    await writeFile(options.json, `${JSON.stringify(document, undefined, 2)}\n`);
  }
  return exitCode(report);
};
