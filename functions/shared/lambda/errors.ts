/** Base of the errors that Step Functions routes by name, so the name is set by hand and survives minification. */
abstract class NamedError extends Error {
  abstract override readonly name: string;
}

/** The dependency is throttling. Worth retrying, for minutes. */
export class DependencyThrottled extends NamedError {
  override readonly name = "DependencyThrottled";
}

/** The dependency failed, timed out or could not be reached. Worth a few retries. */
export class DependencyUnavailable extends NamedError {
  override readonly name = "DependencyUnavailable";
}

/** The dependency refused this call (access, validation). A retry would be refused, too. */
export class DependencyRejected extends NamedError {
  override readonly name = "DependencyRejected";
}

/** The model answered, but not as the tool's schema requires. Models vary, so a retry may help. */
export class ModelOutputInvalid extends NamedError {
  override readonly name = "ModelOutputInvalid";
}

/** The budget of the ticket's customer is used up for the day: no model is asked, and rules triage the ticket. */
export class BudgetExceeded extends NamedError {
  override readonly name = "BudgetExceeded";
}

/** A state's input does not match its contract: our own bug, never retried. */
export class InvalidInput extends NamedError {
  override readonly name = "InvalidInput";
}

const THROTTLES = new Set([
  "KMSThrottlingException",
  // More open executions than the account may have; executions that end make room.
  "ExecutionLimitExceeded",
  "KmsThrottlingException",
  "LimitExceededException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  // Bedrock, ApplyGuardrail: more text in a second than the account's quota.
  "ServiceQuotaExceededException",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  // Another write to the same item, which finishes in a moment.
  "TransactionConflictException",
  "TransactionInProgressException",
]);

/** The model failed while processing (Bedrock, HTTP 424): the same call may well succeed. */
const TRANSIENT_ERRORS = new Set(["ModelErrorException"]);

/** How much of a service's own message is passed on. */
const MESSAGE_MAX_LENGTH = 500;

/**
 * Validation messages quote what was sent ("Value '…' at 'text' failed to satisfy constraint"): perhaps a ticket's
 * text.
 */
const withoutValues = (message: string): string =>
  message
    .replace(/\bValue '.*' at '/gs, "Value at '")
    .slice(0, MESSAGE_MAX_LENGTH)
    .toWellFormed();

interface ServiceError {
  readonly name: string;
  readonly message: string;
  /** HTTP status; undefined when no response arrived. */
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

/**
 * A success whose body the SDK could not read (cut short, say). Its message may quote the body: perhaps a reply to a
 * customer.
 */
const isUnreadable = ({ status }: ServiceError): boolean => status !== undefined && status < 300;

const isTransientError = ({ name, status }: ServiceError): boolean =>
  TRANSIENT_ERRORS.has(name) || status === undefined || status >= 500 || status === 408;

/**
 * Translates an error of the AWS SDK into one of the errors that the workflow retries by. The message keeps the
 * service's own name and message, without any value that was sent: "Comprehend DetectSentiment: ThrottlingException:
 * Rate exceeded". No HTTP response, or one that cannot be read, counts as unavailable. The original error is not
 * attached as the cause, because a logger would write its message.
 */
export const asDependencyError = (operation: string, error: unknown): Error => {
  const serviceError = readServiceError(error);
  if (isUnreadable(serviceError)) return new DependencyUnavailable(`${operation}: the response cannot be read`);
  const message = `${operation}: ${serviceError.name}: ${withoutValues(serviceError.message)}`;
  if (THROTTLES.has(serviceError.name) || serviceError.status === 429) return new DependencyThrottled(message);
  if (isTransientError(serviceError)) return new DependencyUnavailable(message);
  return new DependencyRejected(message);
};

/**
 * Awaits an SDK call: `call("DynamoDB GetItem", client.send(command))`.
 * @param operation service and operation, for the error's message
 * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected
 */
export const call = async <Output>(operation: string, response: Promise<Output>): Promise<Output> => {
  try {
    return await response;
  } catch (error) {
    throw asDependencyError(operation, error);
  }
};

/**
 * For a write whose failed condition means that nothing needs to be done: `send(command).catch(ignoreFailedCondition)`.
 */
export const ignoreFailedCondition = (error: unknown): void => {
  if (!(error instanceof Error) || error.name !== "ConditionalCheckFailedException") throw error;
};

/** An error's name, for logs; `Error` for a thrown value that is not one. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : "Error");

/**
 * An error's name and message as log fields. A thrown value that is not an Error may hold anything, so it is not
 * logged.
 */
export const describeError = (error: unknown): Record<string, string> =>
  error instanceof Error ? { error: error.name, reason: error.message } : { error: "Error" };
