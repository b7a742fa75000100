import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { PROJECT_ROOT } from "../deployment/project.js";
import type { Backoff } from "./system.js";

const DEFINITION = path.join(PROJECT_ROOT, "state-machine", "ticket-pipeline.asl.json");

const Retrier = z.object({
  ErrorEquals: z.array(z.string()),
  IntervalSeconds: z.number(),
  BackoffRate: z.number(),
  MaxDelaySeconds: z.number().default(Infinity),
  MaxAttempts: z.number(),
});
const Retrying = z.object({ Retry: z.array(Retrier).optional() });
const Branches = z.array(z.object({ States: z.record(z.string(), Retrying) })).default([]);
const Definition = z.object({
  TimeoutSeconds: z.number(),
  States: z.record(z.string(), Retrying.extend({ Branches })),
});

/** How the deployed workflow retries, and when an execution times out. */
export interface WorkflowRetries {
  readonly timeoutSeconds: number;
  /** @throws Error if the state does not retry the error */
  readonly backoffOf: (state: string, error: string) => Backoff;
}

/** Reads the workflow's definition, so that what is simulated is what is deployed. */
export const readWorkflowRetries = (): WorkflowRetries => {
  const { States: states, TimeoutSeconds: timeoutSeconds } = Definition.parse(
    JSON.parse(readFileSync(DEFINITION, "utf8")),
  );
  const branches = Object.values(states).flatMap(({ Branches: inside }) => inside);
  const all = new Map([...branches.map(({ States }) => States), states].flatMap((some) => Object.entries(some)));
  const backoffOf = (state: string, error: string): Backoff => {
    const retrier = all.get(state)?.Retry?.find(({ ErrorEquals: errors }) => errors.includes(error));
    if (retrier === undefined) throw new Error(`The state ${state} has no retry of ${error}.`);
    return {
      intervalSeconds: retrier.IntervalSeconds,
      backoffRate: retrier.BackoffRate,
      maxDelaySeconds: retrier.MaxDelaySeconds,
      maxAttempts: retrier.MaxAttempts,
    };
  };
  return { timeoutSeconds, backoffOf };
};
