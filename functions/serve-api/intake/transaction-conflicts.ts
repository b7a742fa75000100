import { TransactionConflictException, TransactionInProgressException } from "@aws-sdk/client-dynamodb";
import { setTimeout as sleep } from "node:timers/promises";
import { asDependencyError, DependencyThrottled } from "../../shared/lambda/errors.js";
import { cancellationReasons, isTransient } from "../../shared/table/cancelled-transaction.js";

/**
 * Ten attempts with random waits, at first up to 20 ms, then doubled up to 400: at most two seconds. The writers of one
 * item are equal requests with one key, each of which takes milliseconds, so fifty of them are done by then.
 */
const ATTEMPTS = 10;
const FIRST_WAIT_MS = 20;
const MAX_WAIT_MS = 400;

/** How to wait, so that tests do not have to. */
export interface RetryPorts {
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** 0 or more, below 1. */
  readonly random: () => number;
}

const isConflict = (error: unknown): boolean =>
  error instanceof TransactionConflictException ||
  error instanceof TransactionInProgressException ||
  cancellationReasons(error).some(isTransient);

/**
 * Repeats a write that conflicted with another write to the same item, as the SDK does not.
 * @throws the last attempt's error
 */
export const retryOnConflict = async <T>(
  write: () => Promise<T>,
  { sleep: wait, random }: RetryPorts = { sleep, random: Math.random },
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (!isConflict(error) || attempt === ATTEMPTS) throw error;
    }
    await wait(random() * Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1)));
  }
};

/** As asDependencyError; a conflict that lasted counts as throttling, because the client may try again. */
export const asTableError = (operation: string, error: unknown): Error =>
  isConflict(error)
    ? new DependencyThrottled(`${operation}: conflicts with other writes to the same item, ${ATTEMPTS} times`)
    : asDependencyError(operation, error);
