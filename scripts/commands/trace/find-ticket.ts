import { ticketIdOfExecution } from "../../../functions/shared/intake/execution-name.js";
import type { ExecutionSummary } from "../../shared/executions/execution-report.js";

/** Most executions that are searched for a ticket, newest first. */
export const SEARCH_LIMIT = 20_000;

/** Reads the first `limit` items. */
export const takeFirst = async <T>(items: AsyncIterable<T>, limit: number): Promise<T[]> => {
  const taken: T[] = [];
  if (limit === 0) return taken;
  for await (const item of items) {
    taken.push(item);
    if (taken.length >= limit) break;
  }
  return taken;
};

/** A ticket's executions, newest first. There are several if it was sent again with other content, or replayed. */
export const findByTicket = async (
  executions: AsyncIterable<ExecutionSummary>,
  ticketId: string,
  limit = SEARCH_LIMIT,
): Promise<ExecutionSummary[]> => {
  const found: ExecutionSummary[] = [];
  let seen = 0;
  for await (const execution of executions) {
    if (ticketIdOfExecution(execution.name) === ticketId) found.push(execution);
    seen += 1;
    if (seen >= limit) break;
  }
  return found.toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
};

/** Most executions that are searched for others of a ticket if its item names one: two requests. */
export const OTHERS_LIMIT = 2_000;

/** Where a ticket's executions are found. */
export interface TicketSources {
  /** ARN of the execution that the ticket's item names. */
  executionArn(ticketId: string): Promise<string | undefined>;
  find(arn: string): Promise<ExecutionSummary | undefined>;
  /** Newest first. */
  list(): AsyncIterable<ExecutionSummary>;
}

const findNamed = async (sources: TicketSources, ticketId: string): Promise<ExecutionSummary | undefined> => {
  const arn = await sources.executionArn(ticketId);
  return arn === undefined ? undefined : await sources.find(arn);
};

/**
 * A ticket's executions: first the one that its item names, then others among the newest. Without an item, or if its
 * execution has expired, all are found by name.
 */
export const findTicket = async (sources: TicketSources, ticketId: string): Promise<readonly ExecutionSummary[]> => {
  const own = await findNamed(sources, ticketId);
  if (own === undefined) return await findByTicket(sources.list(), ticketId);
  const named = await findByTicket(sources.list(), ticketId, OTHERS_LIMIT);
  return [own, ...named.filter(({ arn }) => arn !== own.arn)];
};
