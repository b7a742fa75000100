import type { FailurePointer } from "../../../functions/shared/contracts/workflow.js";
import type { TimeRange } from "./selection.js";

export interface ListedObject {
  readonly key: string;
  readonly bytes: number;
  readonly writtenAt: Date;
}

/** The ticket bucket, with the objects that describe failures. */
export interface StoredObjects {
  list(prefix: string): Promise<readonly ListedObject[]>;
  /** @returns undefined if the object does not exist */
  find(key: string): Promise<ListedObject | undefined>;
  /** @returns undefined if the object does not exist */
  read(key: string): Promise<string | undefined>;
  /** Copies, then deletes. After a crash between the two there are both objects. */
  move(key: string, to: string): Promise<void>;
}

export const FAILED_STATUSES = ["FAILED", "TIMED_OUT", "ABORTED"] as const;
export type FailedStatus = (typeof FAILED_STATUSES)[number];

/** A failed execution as a list shows it. */
export interface ListedExecution {
  readonly arn: string;
  readonly name: string;
  readonly status: FailedStatus;
  readonly stoppedAt: Date;
  readonly redriveCount: number;
}

export interface DescribedExecution {
  readonly arn: string;
  readonly status: string;
  /** JSON; undefined if the caller may not see it. */
  readonly input: string | undefined;
  /** JSON; only of an execution that succeeded. */
  readonly output: string | undefined;
  readonly error: string | undefined;
  readonly stoppedAt: Date | undefined;
  readonly redriveCount: number;
  readonly isRedrivable: boolean;
}

/** The executions of the workflow. */
export interface WorkflowExecutions {
  arnOf(name: string): string;
  /** Executions that ended with this status within the range. */
  listFailed(status: FailedStatus, range: TimeRange): AsyncIterable<ListedExecution>;
  /**
   * @returns undefined if it does not exist, or no longer: the service stores an execution for 90 days after its end
   */
  describe(arn: string): Promise<DescribedExecution | undefined>;
  /** @returns "already-started" if an execution with this name exists */
  start(name: string, input: string): Promise<"started" | "already-started">;
  /** Whether the service supports RedriveExecution and allows the caller to use it. */
  canRedrive(): Promise<boolean>;
  /** @returns false if the execution can no longer be redriven */
  redrive(arn: string, token: string): Promise<boolean>;
}

/** What the table stores about a ticket. */
export interface ReplayTicket {
  readonly ticketId: string;
  readonly status: string;
  readonly contentHash: string | undefined;
  /** The execution that last worked on it. */
  readonly executionArn: string | undefined;
  /** Undefined if only rules have read the ticket. */
  readonly modelId: string | undefined;
  readonly submittedAt: Date | undefined;
}

export interface ReplayTable {
  read(ticketId: string): Promise<ReplayTicket | undefined>;
  /** Tickets that wait for a person, by submission time. */
  waiting(range: TimeRange): AsyncIterable<ReplayTicket>;
  /** Marks the ticket FAILED if its item names this execution, as the workflow's failure path does. */
  markFailed(pointer: FailurePointer): Promise<void>;
}

export interface QueuedMessage {
  readonly id: string;
  readonly body: string;
}

/** The failed-tickets queue. */
export interface PointerQueue {
  /** Reads every message and immediately hands it back to the queue. */
  peek(): Promise<readonly QueuedMessage[]>;
  /** Deletes the messages with these ids and hands back the others. @returns how many of the ids no longer existed */
  remove(ids: ReadonlySet<string>): Promise<number>;
}

/** Puts records on the ticket stream. */
export interface ReplayStream {
  /** @throws Error if a record was not accepted */
  send(records: readonly { readonly partitionKey: string; readonly data: Uint8Array }[]): Promise<void>;
}

/** Everything that a replay reads and changes. */
export interface ReplayPorts {
  readonly objects: StoredObjects;
  readonly executions: WorkflowExecutions;
  readonly table: ReplayTable;
  readonly queue: PointerQueue;
  readonly stream: ReplayStream;
}
