import { planExecution } from "../../../functions/shared/intake/plan-execution.js";
import { readEvent } from "../../../functions/shared/intake/read-event.js";
import type { Deployment } from "../../shared/failures/ports.js";
import { replayedKey } from "../../shared/failures/read-kept.js";
import type { Acted } from "./step.js";

export interface SentRecord {
  readonly partitionKey: string;
  readonly data: Uint8Array;
}

const executionName = ({ data }: SentRecord): readonly string[] => {
  const reading = readEvent(data);
  return reading.kind === "ticket" ? [planExecution(reading.event).name] : [];
};

/**
 * Puts records on the stream and only then moves the object that kept them, so that a crash in between loses nothing: the same
 * content sent twice is one execution.
 * @throws Error when a record was not taken; the object then stays where it is.
 */
export const sendAgain = async (
  { stream, objects, executions }: Deployment,
  key: string,
  records: readonly SentRecord[],
): Promise<Acted> => {
  await stream.send(records);
  await objects.move(key, replayedKey(key));
  return { executions: [...new Set(records.flatMap(executionName))].map((name) => executions.arnOf(name)) };
};
