import {
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from "@aws-sdk/client-dynamodb";
import { setTimeout as sleep } from "node:timers/promises";
import { asDependencyError } from "../../shared/lambda/aws-errors.js";
import { DependencyThrottled } from "../../shared/lambda/errors.js";

/** Why DynamoDB cancels a transaction that would succeed a moment later. */
const TRANSIENT_REASONS = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

/**
 * Ten tries, with waits at random up to 20 ms at first, doubled to 400: two seconds at most. Writers of one item are equal
 * requests with one key, each done in milliseconds, so fifty of them are long done by then.
 */
const TRIES = 10;
const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 400;

/** How to wait, so that tests need not. */
export interface RetryPorts {
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** 0 or more, below 1. */
  readonly random: () => number;
}

const isConflict = (error: unknown): boolean =>
  error instanceof TransactionConflictException ||
  error instanceof TransactionInProgressException ||
  (error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some(({ Code = "" }) => TRANSIENT_REASONS.has(Code)));

/** Repeats a write that met another one of the same item, which the SDK does not. @throws what the last try threw */
export const retryOnConflict = async <T>(
  write: () => Promise<T>,
  { sleep: wait, random }: RetryPorts = { sleep, random: Math.random },
): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      if (!isConflict(error) || tries === TRIES) throw error;
    }
    await wait(random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1)));
  }
};

/** As asDependencyError, and a conflict that did not pass is throttling: the client may try again. */
export const asTableError = (call: string, error: unknown): Error =>
  isConflict(error)
    ? new DependencyThrottled(`${call}: other writes of the same item, ${TRIES} times`)
    : asDependencyError(call, error);
