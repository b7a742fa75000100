import type { ExecutionSummary } from "../../shared/executions/execution-report.js";
import { findByTicket } from "./find-executions.js";

/** Newest executions looked through for others of a ticket whose own is known already: two requests. */
export const OTHERS_LIMIT = 2_000;

/** Where a ticket's executions are looked for. */
export interface TicketSources {
  /** ARN of the execution that the ticket's item names. */
  executionArn(ticketId: string): Promise<string | undefined>;
  find(arn: string): Promise<ExecutionSummary | undefined>;
  /** Newest first. */
  list(): AsyncIterable<ExecutionSummary>;
}

const findKept = async (sources: TicketSources, ticketId: string): Promise<ExecutionSummary | undefined> => {
  const arn = await sources.executionArn(ticketId);
  return arn === undefined ? undefined : await sources.find(arn);
};

/**
 * A ticket's executions: first the one its item names, then others among the newest. Without an item, or when its execution is
 * older than the service keeps, all are looked for by name.
 */
export const findTicket = async (sources: TicketSources, ticketId: string): Promise<readonly ExecutionSummary[]> => {
  const kept = await findKept(sources, ticketId);
  if (kept === undefined) return await findByTicket(sources.list(), ticketId);
  const named = await findByTicket(sources.list(), ticketId, OTHERS_LIMIT);
  return [kept, ...named.filter(({ arn }) => arn !== kept.arn)];
};
