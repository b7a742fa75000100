import type { WorkflowInput } from "../shared/contracts/workflow.js";

/** The result of a start. Rejected: the service will never accept this name or input; `reason` says why. */
export type StartResult =
  { readonly status: "started" | "already-started" } | { readonly status: "rejected"; readonly reason: string };

/** Starts executions of the ticket workflow. */
export interface WorkflowStarter {
  /** @throws DependencyThrottled, DependencyUnavailable or DependencyRejected when the record is not the cause */
  start(name: string, input: WorkflowInput): Promise<StartResult>;
}

/** Stores JSON objects in the ticket bucket: quarantined records and originals. Writing one twice is harmless. */
export interface ObjectStore {
  /** @throws DependencyThrottled, DependencyUnavailable or DependencyRejected when it could not be stored */
  put(key: string, json: string): Promise<void>;
}

/** Structured logs. Fields are ids and reasons, never a ticket's text. */
export interface BatchLog {
  warn(message: string, fields: Readonly<Record<string, unknown>>): void;
  error(message: string, fields: Readonly<Record<string, unknown>>): void;
}

/** Time during one invocation. */
export interface Clock {
  /** Milliseconds since some fixed moment; monotonic. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** Everything that start-workflow uses besides the records. */
export interface StartWorkflowPorts {
  readonly workflows: WorkflowStarter;
  readonly objects: ObjectStore;
  readonly log: BatchLog;
  readonly clock: Clock;
  /** 0 or more, below 1. */
  readonly random: () => number;
}
