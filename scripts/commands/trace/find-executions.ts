import { ticketIdOfExecution, type ExecutionSummary } from "../../shared/executions/execution-report.js";

/** Executions looked through for a ticket, newest first, before giving up. */
export const SEARCH_LIMIT = 20_000;

/** Takes the first `limit` items of a stream. */
export const takeFirst = async <T>(items: AsyncIterable<T>, limit: number): Promise<T[]> => {
  const taken: T[] = [];
  if (limit === 0) return taken;
  for await (const item of items) {
    taken.push(item);
    if (taken.length >= limit) break;
  }
  return taken;
};

/** A ticket's executions, newest first: more than one if it was sent again with other content, or replayed. */
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
