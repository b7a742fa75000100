import type { APIGatewayProxyEvent } from "aws-lambda";
import { CallerSchema } from "../../shared/auth/caller.js";
import { DependencyRejected, DependencyThrottled, DependencyUnavailable } from "../../shared/lambda/errors.js";
import { ApiProblem } from "../contract/problem.js";
import { findRoute } from "./route-index.js";

type LogFields = Readonly<Record<string, unknown>>;

/** What the dispatcher needs of a logger. */
export interface RequestLog {
  info(message: string, particulars: LogFields): void;
  warn(message: string, particulars: LogFields): void;
  error(message: string, particulars: LogFields): void;
}

export interface RequestResult {
  readonly status: number;
  readonly ms: number;
  readonly error?: unknown;
}

/**
 * One line for each request: ids, the status and the time it took; never a body, a query or a header. An error is told by its
 * name. Words are only those of our own errors of dependencies, which hold no values; any others may quote the request.
 */
export const logRequest = (
  log: RequestLog,
  event: APIGatewayProxyEvent,
  { status, ms, error }: RequestResult,
): void => {
  const particulars = {
    api_request_id: event.requestContext.requestId,
    operation: findRoute(event)?.operationId,
    status,
    ms: Math.round(ms),
    subject: CallerSchema.safeParse(event.requestContext.authorizer).data?.subject,
    ...describe(error),
  };
  if (status === 500) log.error("Request failed", particulars);
  else if (status > 500) log.warn("Request not served", particulars);
  else log.info("Request answered", particulars);
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

/** Where it was thrown: the lines of the stack that are not the message. */
const framesOf = ({ stack, message }: Error): readonly string[] =>
  (stack ?? "")
    .replace(message, "")
    .split("\n")
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim());
