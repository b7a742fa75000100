import type { WorkflowInput } from "../shared/contracts/workflow.js";

/** How the service answered a start. Rejected: it will never take this name or input, and `reason` says why. */
export type StartResult =
  { readonly status: "started" | "already-started" } | { readonly status: "rejected"; readonly reason: string };

/** Starts executions of the ticket workflow. */
export interface WorkflowStarter {
  /** @throws DependencyThrottled, DependencyUnavailable or DependencyRejected when the record is not to blame. */
  start(name: string, input: WorkflowInput): Promise<StartResult>;
}

export interface StoredObject {
  readonly key: string;
  readonly json: string;
}

/** Keeps JSON documents in the ticket bucket: quarantined records and whole originals. Writing one twice is harmless. */
export interface ObjectStore {
  /** @throws DependencyThrottled, DependencyUnavailable or DependencyRejected when it could not be kept. */
  put(key: string, json: string): Promise<void>;
}

/** Structured logs. Fields carry ids and reasons, never a ticket's text. */
export interface BatchLog {
  warn(message: string, fields: Readonly<Record<string, unknown>>): void;
  error(message: string, fields: Readonly<Record<string, unknown>>): void;
}

/** Time as it passes for one call of the function. */
export interface Clock {
  /** Milliseconds since some fixed moment; never set back. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** All that start-workflow does to the world, and all it learns of it but the records. */
export interface StartWorkflowPorts {
  readonly workflows: WorkflowStarter;
  readonly objects: ObjectStore;
  readonly log: BatchLog;
  readonly clock: Clock;
  /** 0 or more, below 1. */
  readonly random: () => number;
}
