import { DependencyRejected, DependencyThrottled } from "../../../functions/shared/lambda/errors.js";
import type { PutBatch } from "./batch-records.js";
import type { Timer } from "./pace.js";
import type { GeneratedRecord } from "./record.js";

/** Sends one request. */
export interface RecordStream {
  /**
   * Resolves to one entry for each record, in order: undefined if it was accepted, else the service's error code.
   * @throws DependencyRejected if the request can never succeed; any other error counts as transient
   */
  put(batch: PutBatch): Promise<readonly (string | undefined)[]>;
}

export interface RetryTools {
  readonly timer: Timer;
  /** Returns a number from 0 up to 1. */
  readonly random: () => number;
}

/** Result for one batch. Each of its records is in exactly one of `sent` and `unsent`. */
export interface PutResult {
  readonly sent: PutBatch;
  readonly unsent: PutBatch;
  /** Number of times a record was sent again. */
  readonly retries: number;
  /** Why the unsent records were not accepted. */
  readonly reason?: string;
  /** No later request can do better: the service refused this one permanently, or stayed unreachable. */
  readonly unretryable: boolean;
}

/** Most requests for one record. With the delays below that is up to 21 s of waiting, half of that on average. */
export const MAX_ATTEMPTS = 10;

const BASE_MS = 100;
const CAP_MS = 5_000;

/**
 * Milliseconds to wait after failed attempt `attempt` (from 1): exponential, capped at 5 s, with full jitter, so that
 * senders that were throttled together do not retry together.
 * @param random from 0 up to 1
 */
const backOffMs = (attempt: number, random: number): number => random * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1));

interface Attempt {
  readonly sent: PutBatch;
  readonly failed: PutBatch;
  readonly reason: string;
  /** Set if the whole request failed. */
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

/** A throttled request says nothing about the next one. */
const isUnretryable = (error: unknown): boolean => error !== undefined && !(error instanceof DependencyThrottled);

/**
 * Puts a batch on the stream. Only the records that failed are sent again, with exponential back-off, in at most
 * MAX_ATTEMPTS requests. Does not throw: records that could not be sent are in the result.
 */
export const putRecords = async (stream: RecordStream, batch: PutBatch, tools: RetryTools): Promise<PutResult> => {
  const sent: GeneratedRecord[] = [];
  let [pending, retries] = [batch, 0];
  for (let attempt = 1; ; attempt++) {
    const { error, ...attempted } = await attemptPut(stream, pending);
    sent.push(...attempted.sent);
    pending = attempted.failed;
    if (pending.length === 0) return { sent, unsent: [], retries, unretryable: false };
    if (error instanceof DependencyRejected || attempt === MAX_ATTEMPTS) {
      return { sent, unsent: pending, retries, reason: attempted.reason, unretryable: isUnretryable(error) };
    }
    retries += pending.length;
    await tools.timer.sleep(backOffMs(attempt, tools.random()));
  }
};
