import { DependencyRejected, DependencyThrottled, DependencyUnavailable } from "./errors.js";

const THROTTLES = new Set([
  "LimitExceededException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
]);

interface ServiceFault {
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

const readFault = (error: unknown): ServiceFault =>
  error instanceof Error
    ? { name: error.name, message: error.message, status: statusOf(error) }
    : { name: "Error", message: String(error), status: undefined };

/**
 * Translates what an SDK call threw into the error names the workflow retries by. The message keeps the service's own name
 * and words: "Comprehend DetectSentiment: ThrottlingException: Rate exceeded". No HTTP answer counts as unavailable.
 */
export const asDependencyError = (call: string, error: unknown): Error => {
  const fault = readFault(error);
  const message = `${call}: ${fault.name}: ${fault.message}`;
  const options = { cause: error };
  if (THROTTLES.has(fault.name) || fault.status === 429) return new DependencyThrottled(message, options);
  if (fault.status === undefined || fault.status >= 500 || fault.status === 408) {
    return new DependencyUnavailable(message, options);
  }
  return new DependencyRejected(message, options);
};
