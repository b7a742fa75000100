import type { ExecutionStatus } from "../../shared/api/desk-execution-schemas.js";
import type { StateVisit } from "../../shared/executions/timeline.js";

/** An execution as Step Functions keeps it, without any input or output. */
export interface RecordedExecution {
  readonly status: ExecutionStatus;
  readonly startedAt: Date;
  readonly stoppedAt: Date | undefined;
  /** Name of the error that it ended with. */
  readonly error: string | undefined;
  readonly visits: readonly StateVisit[];
  /** Whether the whole history was read. */
  readonly isWhole: boolean;
}

/** The executions of the state machine. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
export interface Executions {
  /** @returns undefined for one that does not exist, or not any more, and for one of another state machine */
  find(arn: string): Promise<RecordedExecution | undefined>;
}

/** What the table knows of a ticket's execution. */
export interface TicketExecution {
  /** The execution that last wrote to the ticket; undefined before the first has started. */
  readonly arn: string | undefined;
}

/** The executions that tickets name. @throws as Executions */
export interface ExecutionNames {
  /** Reads consistently. @returns undefined for an unknown ticket */
  find(ticketId: string): Promise<TicketExecution | undefined>;
}
