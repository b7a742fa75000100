import type { FailurePointer } from "../../../functions/shared/contracts/workflow.js";
import type { TimeRange } from "./time-range.js";

export interface ListedObject {
  readonly key: string;
  readonly bytes: number;
  readonly writtenAt: Date;
}

/** The ticket bucket. */
export interface KeptObjects {
  list(prefix: string): Promise<readonly ListedObject[]>;
  /** @returns undefined when there is no such object. */
  find(key: string): Promise<ListedObject | undefined>;
  /** @returns undefined when there is no such object. */
  read(key: string): Promise<string | undefined>;
  /** Copies, then deletes: a crash between the two leaves both. */
  move(key: string, to: string): Promise<void>;
}

export const ENDED_BADLY = ["FAILED", "TIMED_OUT", "ABORTED"] as const;
export type BadEnd = (typeof ENDED_BADLY)[number];

/** An execution that came to a bad end, as a list shows it. */
export interface EndedExecution {
  readonly arn: string;
  readonly name: string;
  readonly status: BadEnd;
  readonly stoppedAt: Date;
  readonly redriveCount: number;
}

export interface DescribedExecution {
  readonly arn: string;
  readonly status: string;
  /** JSON; undefined when the service does not show it to the caller. */
  readonly input: string | undefined;
  /** JSON, of an execution that succeeded. */
  readonly output: string | undefined;
  readonly error: string | undefined;
  readonly stoppedAt: Date | undefined;
  readonly redriveCount: number;
  readonly isRedrivable: boolean;
}

/** The executions of the workflow. */
export interface WorkflowExecutions {
  arnOf(name: string): string;
  /** Those that ended in this way within the range. */
  ended(status: BadEnd, range: TimeRange): AsyncIterable<EndedExecution>;
  /** @returns undefined when there is none, or none any more: the service keeps an execution for 90 days after its end. */
  describe(arn: string): Promise<DescribedExecution | undefined>;
  /** @returns "already-started" when there is an execution of this name. */
  start(name: string, input: string): Promise<"started" | "already-started">;
  /** Whether the service has RedriveExecution, and lets the caller use it. */
  canRedrive(): Promise<boolean>;
  /** @returns false when the execution cannot be redriven any more. */
  redrive(arn: string, token: string): Promise<boolean>;
}

/** What the table says of a ticket. */
export interface TicketItem {
  readonly ticketId: string;
  readonly status: string;
  readonly contentHash: string | undefined;
  /** The execution that last worked on it. */
  readonly executionArn: string | undefined;
  /** Undefined when only rules have read the ticket. */
  readonly modelId: string | undefined;
  readonly submittedAt: Date | undefined;
}

export interface ReplayTable {
  read(ticketId: string): Promise<TicketItem | undefined>;
  /** Tickets that wait for a person, by the time they were submitted. */
  waiting(range: TimeRange): AsyncIterable<TicketItem>;
  /** Marks the ticket FAILED if this execution holds it, as the workflow's own failure path does. */
  markFailed(pointer: FailurePointer): Promise<void>;
}

export interface QueuedMessage {
  readonly id: string;
  readonly body: string;
}

/** The failed-tickets queue. */
export interface PointerQueue {
  /** Every message, each handed back to the queue at once. */
  peek(): Promise<readonly QueuedMessage[]>;
  /** Deletes the messages of these ids and hands back the others. @returns how many of the ids were not there any more. */
  remove(ids: ReadonlySet<string>): Promise<number>;
}

/** Puts records on the ticket stream. */
export interface ReplayStream {
  /** @throws Error when any of them was not taken. */
  send(records: readonly { readonly partitionKey: string; readonly data: Uint8Array }[]): Promise<void>;
}

/** All that a replay reads and changes. */
export interface ReplayPorts {
  readonly objects: KeptObjects;
  readonly executions: WorkflowExecutions;
  readonly table: ReplayTable;
  readonly queue: PointerQueue;
  readonly stream: ReplayStream;
}
