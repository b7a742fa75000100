import * as z from "zod";
import type { FaultScript } from "../model-server/faults/fault.js";

/** Services of the emulator for which faults can be scripted. */
export type FaultyService = "states" | "dynamodb" | "s3" | "sns" | "sqs" | "lambda" | "kinesis";

/**
 * A fault of one of the emulator's services: at least one of `error`, `reset`, `crash` and `latencyMs`, and at most one
 * of the first three. It hits calls over HTTP and those of a workflow's states. See
 * scripts/local/emulator/faults/fault.py.
 */
export interface EmulatorFault {
  readonly service: FaultyService;
  /** The API's name of an operation, such as UpdateItem; or "*". */
  readonly operation: string;
  /** The SDK's name of an error, such as ProvisionedThroughputExceededException. */
  readonly error?: string;
  /** The connection closes without a response. */
  readonly reset?: boolean;
  /** For Lambda's Invoke only: the function's process dies. */
  readonly crash?: boolean;
  /** Added to the call, in milliseconds, at most 300,000. */
  readonly latencyMs?: number;
  /** The fault ends after this many calls. @default no limit */
  readonly times?: number;
  /** 0 to 1: the share of calls that it hits, drawn from `seed`. @default 1 */
  readonly share?: number;
  /** The same seed hits the same calls. @default 1 */
  readonly seed?: number;
  /** "after": the service does its work, and then the caller gets the fault. @default "before" */
  readonly when?: "before" | "after";
  /** Only calls whose function, table, bucket and key, topic, queue, stream or state machine contains it. */
  readonly resource?: string;
  /** Only calls whose request has this text in its body. */
  readonly containing?: string;
}

/** A fault for the emulator or for the model server. */
export type AnyFault = EmulatorFault | FaultScript;

const FaultListSchema = z.object({ faults: z.array(z.looseObject({ hits: z.int() })) });

/** Timeout of a request about faults, which takes the server no work. */
const TIMEOUT_MS = 10_000;

const request = async (endpoint: string, method: string, body?: AnyFault): Promise<Response> => {
  const response = await fetch(`${endpoint}/_faults`, {
    method,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.ok) return response;
  throw new Error(`${method} ${endpoint}/_faults: ${response.status} ${await response.text()}`);
};

/**
 * Injects a fault into the emulator (`controlUrl`) or the model server (`modelUrl`) of a local stack.
 * @throws Error, which names the invalid field of a fault.
 */
export const scriptFault = async (endpoint: string, fault: AnyFault): Promise<void> => {
  await request(endpoint, "POST", fault);
};

/** Removes every fault. */
export const clearFaults = async (endpoint: string): Promise<void> => {
  await request(endpoint, "DELETE");
};

/** The number of hits of each fault, in the order in which they were scripted. */
export const countFaults = async (endpoint: string): Promise<readonly number[]> => {
  const response = await request(endpoint, "GET");
  return FaultListSchema.parse(await response.json()).faults.map(({ hits }) => hits);
};
