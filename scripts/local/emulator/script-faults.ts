import * as z from "zod";
import type { FaultScript } from "../model-server/faults/fault.js";

/** Services of the emulator that faults can be scripted for. */
export type FaultyService = "states" | "dynamodb" | "s3" | "sns" | "sqs" | "lambda" | "kinesis";

/**
 * A fault of one of the emulator's services. At least one of `error`, `reset`, `crash` and `latencyMs`; of the first three, one.
 * It befalls calls over HTTP and those a workflow's states make. See scripts/local/emulator/faults/fault.py.
 */
export interface EmulatorFault {
  readonly service: FaultyService;
  /** An operation as the API names it, such as UpdateItem; or "*". */
  readonly operation: string;
  /** An error's name as the SDK has it, such as ProvisionedThroughputExceededException. */
  readonly error?: string;
  /** The connection closes without a reply. */
  readonly reset?: boolean;
  /** Lambda's Invoke only: the function's process dies. */
  readonly crash?: boolean;
  /** Added to the call, in milliseconds, at most 300,000. */
  readonly latencyMs?: number;
  /** Calls it befalls. @default without end */
  readonly times?: number;
  /** 0 to 1: the share of calls it befalls, drawn from `seed`. @default 1 */
  readonly share?: number;
  /** The same seed befalls the same calls. @default 1 */
  readonly seed?: number;
  /** "after": the service does its work, and then the caller gets the fault. @default "before" */
  readonly when?: "before" | "after";
  /** Only calls whose function, table, bucket and key, topic, queue, stream or state machine contains it. */
  readonly resource?: string;
  /** Only calls whose request has this text in its body. */
  readonly containing?: string;
}

/** A fault as the emulator takes it, or as the model server does. */
export type AnyFault = EmulatorFault | FaultScript;

const FaultListSchema = z.object({ faults: z.array(z.looseObject({ hits: z.int() })) });

/** Longest wait for an answer about faults, which takes no work. */
const PATIENCE_MS = 10_000;

const request = async (endpoint: string, method: string, body?: AnyFault): Promise<Response> => {
  const response = await fetch(`${endpoint}/_faults`, {
    method,
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.ok) return response;
  throw new Error(`${method} ${endpoint}/_faults: ${response.status} ${await response.text()}`);
};

/**
 * Puts a fault in force at the emulator (`endpoint`) or the model server (`modelUrl`) of a local stack.
 * @throws Error naming the field of a fault that is wrong.
 */
export const scriptFault = async (endpoint: string, fault: AnyFault): Promise<void> => {
  await request(endpoint, "POST", fault);
};

/** Ends every fault there. */
export const clearFaults = async (endpoint: string): Promise<void> => {
  await request(endpoint, "DELETE");
};

/** How many calls each fault in force has hits, in the order they were scripted. */
export const countFaults = async (endpoint: string): Promise<readonly number[]> => {
  const answer = await request(endpoint, "GET");
  return FaultListSchema.parse(await answer.json()).faults.map(({ hits }) => hits);
};
