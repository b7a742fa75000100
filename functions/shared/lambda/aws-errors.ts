import { DependencyRejected, DependencyThrottled, DependencyUnavailable } from "./errors.js";

const THROTTLES = new Set([
  "KMSThrottlingException",
  // More open executions than the account may have: ended ones make room.
  "ExecutionLimitExceeded",
  "KmsThrottlingException",
  "LimitExceededException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  // Another write of the same item, which is over in a moment.
  "TransactionConflictException",
  "TransactionInProgressException",
]);

/** A model's stumble (Bedrock, HTTP 424): the same call may well succeed. */
const TRANSIENT_ERRORS = new Set(["ModelErrorException"]);

/** Longest part of a service's own words that goes on. */
const MESSAGE_MAX_LENGTH = 500;

/** Validation messages quote what was sent ("Value '…' at 'text' failed to satisfy constraint"), which may be a ticket's text. */
const withoutValues = (message: string): string =>
  message
    .replace(/\bValue '.*' at '/gs, "Value at '")
    .slice(0, MESSAGE_MAX_LENGTH)
    .toWellFormed();

interface ServiceError {
  readonly name: string;
  readonly message: string;
  /** HTTP status, absent when no answer came. */
  readonly status: number | undefined;
}

const statusOf = (error: Error): number | undefined => {
  if (!("$metadata" in error) || typeof error.$metadata !== "object" || error.$metadata === null) return undefined;
  if (!("httpStatusCode" in error.$metadata)) return undefined;
  return typeof error.$metadata.httpStatusCode === "number" ? error.$metadata.httpStatusCode : undefined;
};

const readServiceError = (error: unknown): ServiceError =>
  error instanceof Error
    ? { name: error.name, message: error.message, status: statusOf(error) }
    : { name: "Error", message: String(error), status: undefined };

/** A success whose body the SDK could not read: cut short on the way, say. Its words may quote the body, which can be a reply to a customer. */
const isUnreadable = ({ status }: ServiceError): boolean => status !== undefined && status < 300;

/**
 * Translates what an SDK call threw into the error names the workflow retries by. The message keeps the service's own name
 * and words: "Comprehend DetectSentiment: ThrottlingException: Rate exceeded", but no value that was sent. No HTTP answer
 * counts as unavailable, and so does one that cannot be read. The original is not the cause, because a logger would write its message.
 */
export const asDependencyError = (call: string, error: unknown): Error => {
  const fault = readServiceError(error);
  if (isUnreadable(fault)) return new DependencyUnavailable(`${call}: the answer cannot be read`);
  const message = `${call}: ${fault.name}: ${withoutValues(fault.message)}`;
  if (THROTTLES.has(fault.name) || fault.status === 429) return new DependencyThrottled(message);
  if (isTransientError(fault)) return new DependencyUnavailable(message);
  return new DependencyRejected(message);
};

const isTransientError = ({ name, status }: ServiceError): boolean =>
  TRANSIENT_ERRORS.has(name) || status === undefined || status >= 500 || status === 408;
