import {
  asDependencyError,
  DependencyRejected,
  DependencyThrottled,
  DependencyUnavailable,
} from "../shared/lambda/errors.js";

export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "");

const KNOWN = [DependencyRejected, DependencyThrottled, DependencyUnavailable];

/**
 * As asDependencyError, but without the error's own message: calls of Cognito carry passwords and tokens, which
 * messages may quote. An e-mail that could not be sent may be sent later.
 */
export const asCognitoError = (operation: string, error: unknown): Error => {
  if (!(error instanceof Error)) return new DependencyUnavailable(`${operation}: failed`);
  if (KNOWN.some((kind) => error instanceof kind)) return error;
  if (error.name === "ConcurrentModificationException") return new DependencyThrottled(`${operation}: ${error.name}`);
  if (error.name === "CodeDeliveryFailureException") return new DependencyUnavailable(`${operation}: ${error.name}`);
  const metadata = "$metadata" in error ? { $metadata: error.$metadata } : {};
  return asDependencyError(
    operation,
    Object.assign(new Error("see Cognito's own log"), { name: error.name, ...metadata }),
  );
};

/** Awaits a call of Cognito. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
export const callCognito = async <Output>(operation: string, response: Promise<Output>): Promise<Output> => {
  try {
    return await response;
  } catch (error) {
    throw asCognitoError(operation, error);
  }
};

/** As callCognito; errors with these names are no errors. */
export const callIgnoring = async <Output>(
  names: ReadonlySet<string>,
  operation: string,
  response: Promise<Output>,
): Promise<Output | undefined> => {
  try {
    return await response;
  } catch (error) {
    if (names.has(nameOf(error))) return undefined;
    throw asCognitoError(operation, error);
  }
};
