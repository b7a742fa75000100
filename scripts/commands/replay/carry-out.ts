import pMap from "p-map";
import type { Deployment } from "../../shared/failures/ports.js";
import type { EditStep, IdleStep, ReadyStep, Step } from "./step.js";

/** What became of a step. */
export interface Result {
  readonly step: Step;
  readonly state: "done" | "failed" | IdleStep["state"];
  readonly why: string;
  /** ARNs of the executions that work on it now. */
  readonly executions: readonly string[];
}

/** Starts in flight: StartExecution refills at 150 a second or more, and DescribeExecution is asked beside. */
const CONCURRENCY = 8;

const WHY_MAX_LENGTH = 300;

const messageOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
    .replaceAll(/\s+/g, " ")
    .slice(0, WHY_MAX_LENGTH);

const editOne = async (step: EditStep): Promise<Step> => {
  try {
    return await step.edit();
  } catch (error) {
    const { kind, id, found } = step;
    return { kind, id, found, state: "skipped", why: `not edited: ${messageOf(error)}` };
  }
};

/** Opens the editor for one record after the other, before anything is sent: it needs the terminal for itself. */
export const editAll = async (steps: readonly Step[]): Promise<readonly Step[]> => {
  const edited: Step[] = [];
  for (const step of steps) edited.push(step.state === "edit" ? await editOne(step) : step);
  return edited;
};

const actOn = async (step: ReadyStep): Promise<Result> => {
  try {
    const { executions, note } = await step.act();
    return { step, state: "done", why: note ?? step.why, executions };
  } catch (error) {
    return { step, state: "failed", why: messageOf(error), executions: [] };
  }
};

const leave = (step: Exclude<Step, ReadyStep>): Result => ({
  step,
  state: step.state === "edit" ? "skipped" : step.state,
  why: step.why,
  executions: [],
});

/** Does what is ready; what fails does not stop the others. `onDone` is told after each. */
export const carryOut = (steps: readonly Step[], onDone: () => void): Promise<readonly Result[]> => {
  const one = async (step: Step): Promise<Result> => {
    if (step.state !== "ready") return leave(step);
    const result = await actOn(step);
    onDone();
    return result;
  };
  return pMap(steps, one, { concurrency: CONCURRENCY });
};

const CLEARS = new Set<Result["state"]>(["done", "settled"]);

/**
 * Takes the messages about what is running again, or has ended well, off the failed-tickets queue.
 * @returns how many of them someone else had taken off meanwhile.
 */
export const clearQueue = async ({ queue }: Deployment, results: readonly Result[]): Promise<number> =>
  queue.remove(new Set(results.flatMap(({ state, step }) => (CLEARS.has(state) ? (step.messages ?? []) : []))));
