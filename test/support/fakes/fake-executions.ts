import type {
  ExecutionNames,
  Executions,
  RecordedExecution,
  TicketExecution,
} from "../../../functions/serve-desk/executions/executions.js";

/** Executions in memory, and the tickets that name them. */
export class FakeExecutions {
  readonly recorded = new Map<string, RecordedExecution>();
  readonly named = new Map<string, TicketExecution>();
  readonly executions: Executions = { find: (arn) => Promise.resolve(this.recorded.get(arn)) };
  readonly executionNames: ExecutionNames = { find: (ticketId) => Promise.resolve(this.named.get(ticketId)) };

  /** Adds a ticket with its execution. */
  add(ticketId: string, arn: string, execution: RecordedExecution): void {
    this.named.set(ticketId, { arn });
    this.recorded.set(arn, execution);
  }
}
