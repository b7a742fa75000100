import pMap from "p-map";
import type { ReplayPorts } from "../../shared/failures/ports.js";
import type { AskToEdit, EditChoice } from "./ask-to-edit.js";
import type { EditStep, IdleStep, ReadyStep, ReplayStep } from "./step.js";

/** A step after the run. */
export interface ReplayResult {
  readonly step: ReplayStep;
  readonly state: "done" | "failed" | IdleStep["state"];
  readonly why: string;
  /** ARNs of the executions that work on it now. */
  readonly executions: readonly string[];
}

/** Actions in flight. StartExecution refills at 150 calls per second or more; DescribeExecution is called as well. */
const CONCURRENCY = 8;

const WHY_MAX_LENGTH = 300;

const messageOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
    .replaceAll(/\s+/g, " ")
    .slice(0, WHY_MAX_LENGTH);

const editOne = async (step: EditStep): Promise<ReplayStep> => {
  try {
    return await step.edit();
  } catch (error) {
    const { kind, id, found } = step;
    return { kind, id, found, state: "skipped", why: `not edited: ${messageOf(error)}` };
  }
};

const leaveUnedited = ({ kind, id, found, tickets }: EditStep, why: string): ReplayStep => ({
  ...{ kind, id, found, state: "skipped", why },
  ...(tickets && { tickets }),
});

const editNext = (step: EditStep, choice: EditChoice): Promise<ReplayStep> | ReplayStep => {
  if (choice === "skip") return leaveUnedited(step, "not opened: you skipped it");
  if (choice === "stop") return leaveUnedited(step, "not opened: you stopped editing");
  return editOne(step);
};

/**
 * Opens the editor for one record after the other, before anything is sent, since it uses the terminal. Of several,
 * asks before each whether to go on.
 */
export const editAll = async (steps: readonly ReplayStep[], ask: AskToEdit): Promise<readonly ReplayStep[]> => {
  const total = steps.filter(({ state }) => state === "edit").length;
  let choice: EditChoice = total === 1 ? "edit-all" : "edit";
  let number = 0;
  const edited: ReplayStep[] = [];
  for (const step of steps) {
    if (step.state !== "edit") {
      edited.push(step);
      continue;
    }
    number += 1;
    if (choice === "edit" || choice === "skip") choice = await ask(step, `${number} of ${total}`);
    edited.push(await editNext(step, choice));
  }
  return edited;
};

const actOn = async (step: ReadyStep): Promise<ReplayResult> => {
  try {
    const { executions, note } = await step.act();
    return { step, state: "done", why: note ?? step.why, executions };
  } catch (error) {
    return { step, state: "failed", why: messageOf(error), executions: [] };
  }
};

const leave = (step: Exclude<ReplayStep, ReadyStep>): ReplayResult => ({
  step,
  state: step.state === "edit" ? "skipped" : step.state,
  why: step.why,
  executions: [],
});

/** Executes the steps that are ready. One that fails does not stop the others. `onDone` is called after each. */
export const executeSteps = (steps: readonly ReplayStep[], onDone: () => void): Promise<readonly ReplayResult[]> => {
  const one = async (step: ReplayStep): Promise<ReplayResult> => {
    if (step.state !== "ready") return leave(step);
    const result = await actOn(step);
    onDone();
    return result;
  };
  return pMap(steps, one, { concurrency: CONCURRENCY });
};

const CLEARS = new Set<ReplayResult["state"]>(["done", "settled"]);

/**
 * Removes the messages about tickets that are running again or are finished from the failed-tickets queue.
 * @returns how many of them someone else had removed meanwhile
 */
export const clearQueue = async ({ queue }: ReplayPorts, results: readonly ReplayResult[]): Promise<number> =>
  queue.remove(new Set(results.flatMap(({ state, step }) => (CLEARS.has(state) ? (step.messages ?? []) : []))));
