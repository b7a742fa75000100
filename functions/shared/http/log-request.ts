import { DependencyRejected, DependencyThrottled, DependencyUnavailable } from "../lambda/errors.js";
import { ApiProblem } from "./problem.js";

type LogFields = Readonly<Record<string, unknown>>;

/** What the dispatcher needs of a logger. */
export interface RequestLog {
  info(message: string, fields: LogFields): void;
  warn(message: string, fields: LogFields): void;
  error(message: string, fields: LogFields): void;
}

/** A request that was answered. */
export interface LoggedRequest {
  readonly requestId: string;
  readonly operationId: string | undefined;
  /** Subject of the caller. */
  readonly subject: string | undefined;
  readonly status: number;
  readonly ms: number;
  readonly error?: unknown;
}

/**
 * Writes one line for each request: ids, the status and the duration; never a body, a query or a header. Of an error,
 * its name. Its message is logged only if it is one of our own dependency errors, which contain no values; others may
 * quote the request.
 */
export const logRequest = (
  log: RequestLog,
  { requestId, operationId, status, ms, subject, error }: LoggedRequest,
): void => {
  const fields = {
    api_request_id: requestId,
    operation: operationId,
    status,
    ms: Math.round(ms),
    subject,
    ...describe(error),
  };
  if (status === 500) log.error("Request failed", fields);
  else if (status > 500) log.warn("Request not served", fields);
  else log.info("Request answered", fields);
};

const describe = (error: unknown): LogFields => {
  if (error instanceof ApiProblem) return { problem: error.kind };
  if (!(error instanceof Error)) return error === undefined ? {} : { error: typeof error };
  return isOfDependency(error)
    ? { error: error.name, reason: error.message }
    : { error: error.name, frames: framesOf(error) };
};

const isOfDependency = (error: Error): boolean =>
  error instanceof DependencyRejected || error instanceof DependencyThrottled || error instanceof DependencyUnavailable;

/** Where it was thrown: the lines of the stack without the message. */
const framesOf = ({ stack, message }: Error): readonly string[] =>
  (stack ?? "")
    .replace(message, "")
    .split("\n")
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim());
