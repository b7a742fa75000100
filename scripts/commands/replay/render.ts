import { onOneLine } from "../../shared/terminal/table.js";
import { renderTable } from "../../shared/executions/render-report.js";
import type { ReplayResult } from "./execute-steps.js";
import type { ExecutionsByOutcome } from "./wait-for-replays.js";
import type { ReplayStep } from "./step.js";

/** Longest reason shown; `--json` has it whole. */
const WHY_LENGTH = 160;

/** Keys are shown whole, so that they can be given back as --key. */
const ID_LENGTH = 1_024;

export interface ReplayRow {
  readonly kind: string;
  readonly id: string;
  readonly found: string;
  readonly action: string;
  readonly why: string;
}

const IDLE_ACTIONS = { settled: "nothing to do", running: "wait", skipped: "skip" } as const;

/** What would be done. */
export const plannedRow = (step: ReplayStep): ReplayRow => ({
  kind: step.kind,
  id: step.id,
  found: step.found,
  action: "action" in step ? step.action : IDLE_ACTIONS[step.state],
  why: step.why,
});

/** What was done. */
export const doneRow = ({ step, state, why }: ReplayResult): ReplayRow => {
  const planned = plannedRow(step);
  if (state === "done") return { ...planned, action: `${planned.action}: done`, why };
  if (state === "failed") return { ...planned, action: `${planned.action}: failed`, why };
  return { ...planned, action: IDLE_ACTIONS[state], why };
};

export const renderRows = (rows: readonly ReplayRow[]): string =>
  renderTable(
    ["what", "id", "found", "action", "why"],
    rows.map(({ kind, id, found, action, why }) => [
      kind,
      onOneLine(id, ID_LENGTH),
      onOneLine(found),
      action,
      onOneLine(why, WHY_LENGTH),
    ]),
  );

export type StepState = ReplayStep["state"] | ReplayResult["state"];

export const PHRASES: Readonly<Record<StepState, string>> = {
  ready: "to run again",
  edit: "to edit",
  done: "running again",
  failed: "could not be run again",
  settled: "finished already",
  running: "under way",
  skipped: "skipped",
};

/** Of what is put away, and not run. */
export const DISMISSAL_PHRASES: typeof PHRASES = {
  ...PHRASES,
  ready: "to put away",
  done: "put away",
  failed: "could not be put away",
};

/** "3 to run again, 12 finished already, 1 skipped"; "Nothing to do" when there is nothing at all. */
export const renderReplaySummary = (states: readonly StepState[], phrases = PHRASES): string => {
  const names: readonly StepState[] = ["ready", "edit", "done", "failed", "running", "settled", "skipped"];
  const counts = names.map((name) => [states.filter((state) => state === name).length, phrases[name]] as const);
  const told = counts.filter(([count]) => count > 0).map(([count, phrase]) => `${count} ${phrase}`);
  return told.length === 0 ? "Nothing is held." : `${told.join(", ")}.`;
};

/** "2 answered, 1 for a person, 1 failed again." */
export const renderReplayOutcomes = (ends: ExecutionsByOutcome): string => {
  const told = [
    [ends.answered.length, "answered"],
    [ends["needs-human"].length, "for a person"],
    [ends["failed-again"].length, "failed again"],
    [ends.unfinished.length, "not finished yet (see npm run trace)"],
  ] as const;
  return `${told.flatMap(([count, phrase]) => (count > 0 ? [`${count} ${phrase}`] : [])).join(", ")}.`;
};
