import { onOneLine, renderTable } from "../../shared/terminal/table.js";
import type { ReplayResult } from "./execute-steps.js";
import type { ReplayStep } from "./step.js";
import type { ExecutionsByEnding } from "./wait-for-replays.js";

/** Longest reason in the table; `--json` has the whole text. */
const WHY_LENGTH = 160;

/** Keys are shown in full, so that they can be passed to --key. */
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
  running: "in progress",
  skipped: "skipped",
};

/** For failures that are dismissed instead of run again. */
export const DISMISSAL_PHRASES: typeof PHRASES = {
  ...PHRASES,
  ready: "to dismiss",
  done: "dismissed",
  failed: "could not be dismissed",
};

/** "3 to run again, 12 finished already, 1 skipped." */
export const renderReplaySummary = (states: readonly StepState[], phrases = PHRASES): string => {
  const names: readonly StepState[] = ["ready", "edit", "done", "failed", "running", "settled", "skipped"];
  const counts = names.map((name) => [states.filter((state) => state === name).length, phrases[name]] as const);
  const parts = counts.filter(([count]) => count > 0).map(([count, phrase]) => `${count} ${phrase}`);
  return parts.length === 0 ? "Nothing found." : `${parts.join(", ")}.`;
};

/** "2 answered, 1 for a person, 1 failed again." */
export const renderReplayEndings = (endings: ExecutionsByEnding): string => {
  const counts = [
    [endings.answered.length, "answered"],
    [endings["needs-human"].length, "for a person"],
    [endings["failed-again"].length, "failed again"],
    [endings.unfinished.length, "not finished yet (see npm run trace)"],
  ] as const;
  return `${counts.flatMap(([count, phrase]) => (count > 0 ? [`${count} ${phrase}`] : [])).join(", ")}.`;
};
