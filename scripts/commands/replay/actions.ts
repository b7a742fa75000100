import type { WorkflowInput } from "../../../functions/shared/contracts/workflow.js";
import { planExecution } from "../../../functions/shared/intake/plan-execution.js";
import { readEvent } from "../../../functions/shared/intake/read-event.js";
import type { ReplayPorts, WorkflowExecutions } from "../../shared/failures/ports.js";
import { replayedKey } from "../../shared/failures/read-stored-objects.js";
import type { ActionResult, ReplayStep } from "./step.js";
import { plural } from "../../shared/terminal/format.js";

export interface ResentRecord {
  readonly partitionKey: string;
  readonly data: Uint8Array;
}

const executionName = ({ data }: ResentRecord): readonly string[] => {
  const reading = readEvent(data);
  return reading.kind === "ticket" ? [planExecution(reading).name] : [];
};

/**
 * Puts records on the stream, and only then moves the object that stored them, so that a crash in between loses
 * nothing: the same content sent twice is one execution.
 * @throws Error if a record was not accepted; the object then stays where it is
 */
export const sendAgain = async (
  { stream, objects, executions }: ReplayPorts,
  key: string,
  records: readonly ResentRecord[],
): Promise<ActionResult> => {
  await stream.send(records);
  await objects.move(key, replayedKey(key));
  return { executions: [...new Set(records.flatMap(executionName))].map((name) => executions.arnOf(name)) };
};

/**
 * Starts an execution with a name that is always the same for the same replay. One that was started before counts as
 * done.
 */
export const startAgain = async (
  executions: WorkflowExecutions,
  name: string,
  input: WorkflowInput,
): Promise<ActionResult> => {
  const started = await executions.start(name, JSON.stringify(input));
  const result = { executions: [executions.arnOf(name)] };
  return started === "started" ? result : { ...result, note: "was started before" };
};

const countMessages = (count: number): string => plural(count, "message");

/**
 * Turns a step into one that dismisses a failure that a person has dealt with: its messages are removed from the
 * failed-tickets queue, so that the queue's alarms return to OK, and nothing is run. Its objects stay in the bucket.
 */
export const dismissal = (step: ReplayStep): ReplayStep => {
  const { kind, id, found, messages = [] } = step;
  if (step.state === "skipped" && found === "") return step;
  if (messages.length === 0)
    return { kind, id, found, state: "settled", why: "the failed-tickets queue has no message about it" };
  const why = `${countMessages(messages.length)} to remove from the queue; ${step.why}`;
  const act = () => Promise.resolve({ executions: [] });
  return { kind, id, found, messages, state: "ready", action: "dismiss", why, act };
};
