import { planExecution } from "../../../functions/shared/intake/plan-execution.js";
import { readEvent } from "../../../functions/shared/intake/read-event.js";
import type { ReplayPorts } from "../../shared/failures/ports.js";
import { replayedKey } from "../../shared/failures/read-kept.js";
import type { ActionResult } from "./step.js";

export interface ResentRecord {
  readonly partitionKey: string;
  readonly data: Uint8Array;
}

const executionName = ({ data }: ResentRecord): readonly string[] => {
  const reading = readEvent(data);
  return reading.kind === "ticket" ? [planExecution(reading.event).name] : [];
};

/**
 * Puts records on the stream and only then moves the object that kept them, so that a crash in between loses nothing: the same
 * content sent twice is one execution.
 * @throws Error when a record was not taken; the object then stays where it is.
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
