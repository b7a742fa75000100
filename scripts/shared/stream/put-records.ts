import { DependencyRejected, DependencyThrottled } from "../../../functions/shared/lambda/errors.js";
import { backOffMs, MAX_ATTEMPTS } from "./back-off.js";
import type { PutBatch } from "./batch-records.js";
import type { Timer } from "./pace.js";
import type { GeneratedRecord } from "./record.js";

/** Sends one request. */
export interface RecordStream {
  /**
   * Resolves to one entry for each record, in order: undefined when it was taken, else the service's error code.
   * @throws DependencyRejected when the request can never succeed; any other error counts as passing.
   */
  put(batch: PutBatch): Promise<readonly (string | undefined)[]>;
}

export interface RetryTools {
  readonly timer: Timer;
  /** 0 up to 1. */
  readonly random: () => number;
}

/** How a batch ended. Each of its records is in exactly one of `sent` and `unsent`. */
export interface PutResult {
  readonly sent: PutBatch;
  readonly unsent: PutBatch;
  /** Sendings beyond each record's first. */
  readonly retries: number;
  /** Why the unsent were not, in words. */
  readonly reason?: string;
  /** No later request can do better: the service refused this one for good, or was not to be reached at all. */
  readonly unretryable: boolean;
}

interface Attempt {
  readonly sent: PutBatch;
  readonly failed: PutBatch;
  readonly reason: string;
  /** Set when the whole request failed. */
  readonly error?: unknown;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const attemptPut = async (stream: RecordStream, batch: PutBatch): Promise<Attempt> => {
  try {
    const codes = await stream.put(batch);
    const isSent = (_record: GeneratedRecord, index: number): boolean => codes[index] === undefined;
    const failed = batch.filter((record, index) => !isSent(record, index));
    return { sent: batch.filter(isSent), failed, reason: codes.find((code) => code !== undefined) ?? "" };
  } catch (error) {
    return { sent: [], failed: batch, reason: messageOf(error), error };
  }
};

/** A throttled request says nothing of the next one. */
const isUnretryable = (error: unknown): boolean => error !== undefined && !(error instanceof DependencyThrottled);

/**
 * Puts a batch on the stream. Only the records that failed are sent again, with exponential back-off, in at most
 * MAX_ATTEMPTS requests. Never throws: what could not be sent is in the result.
 */
export const putRecords = async (stream: RecordStream, batch: PutBatch, tools: RetryTools): Promise<PutResult> => {
  const sent: GeneratedRecord[] = [];
  let [pending, retries] = [batch, 0];
  for (let attempt = 1; ; attempt++) {
    const { error, ...outcome } = await attemptPut(stream, pending);
    sent.push(...outcome.sent);
    pending = outcome.failed;
    if (pending.length === 0) return { sent, unsent: [], retries, unretryable: false };
    if (error instanceof DependencyRejected || attempt === MAX_ATTEMPTS) {
      return { sent, unsent: pending, retries, reason: outcome.reason, unretryable: isUnretryable(error) };
    }
    retries += pending.length;
    await tools.timer.sleep(backOffMs(attempt, tools.random()));
  }
};
