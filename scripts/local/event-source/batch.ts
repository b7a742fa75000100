import type { KinesisStreamRecord } from "aws-lambda";
import type { Mapping } from "./mapping.js";
import { readResponse } from "./read-response.js";

/** Records that go to the function together. */
export interface InvocationBatch {
  readonly records: readonly KinesisStreamRecord[];
  /** Retries used up. */
  readonly retries: number;
  /** Times that the function was called with these records. */
  readonly invocations: number;
  /** Whether the last of these calls ended in an error of the function, and not in a list of failed items. */
  readonly functionError: boolean;
}

/** How a call of the function ended. Not invoked: throttled, or the service was out of reach. */
export type InvocationResult =
  | { readonly kind: "returned"; readonly response: unknown }
  | { readonly kind: "function-error" }
  | { readonly kind: "not-invoked"; readonly reason: string };

/** Why records are given up, in AWS's words. */
export type DiscardCondition = "RetryAttemptsExhausted" | "RecordAgeExceeded";

/** Records that will not be sent to the function again. */
export interface DiscardedBatch extends InvocationBatch {
  readonly condition: DiscardCondition;
}

/** What comes after a call. */
export interface BatchDecision {
  /** Records at the beginning of the batch that are done. */
  readonly done: readonly KinesisStreamRecord[];
  /** Batches to send next, in this order. */
  readonly again: readonly InvocationBatch[];
  readonly discarded?: DiscardedBatch;
  /** Whether to wait before the next call: the same records come again, and what was in their way may pass. */
  readonly pause: boolean;
}

export const firstBatch = (records: readonly KinesisStreamRecord[]): InvocationBatch => ({
  records,
  retries: 0,
  invocations: 0,
  functionError: false,
});

/** Decides what becomes of a batch after a call of the function with it. */
export const decideNextStep = (batch: InvocationBatch, answer: InvocationResult, mapping: Mapping): BatchDecision => {
  // Throttling and its like use up no retry: only age ends it (kinesis-on-failure-destination.html, "Before invocation").
  if (answer.kind === "not-invoked") return { done: [], again: [batch], pause: true };
  const functionError = answer.kind === "function-error";
  const tried = { ...batch, invocations: batch.invocations + 1, functionError };
  if (functionError) return afterError(tried, mapping);
  // Without the setting any return is a success (services-kinesis-batchfailurereporting.html, "Note").
  const verdict = mapping.reportsItemFailures
    ? readResponse(answer.response, batch.records)
    : ({ kind: "success" } as const);
  switch (verdict.kind) {
    case "success":
      return { done: batch.records, again: [], pause: false };
    case "failure":
      return afterError(tried, mapping);
    case "partial":
      return afterPartialSuccess(tried, verdict.from, mapping);
  }
};

/**
 * A batch that failed is split in two, which uses up no retry, until single records are left.
 * https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 */
const afterError = (tried: InvocationBatch, mapping: Mapping): BatchDecision => {
  if (!mapping.bisects || tried.records.length === 1) return retryOrGiveUp(tried, mapping, []);
  const middle = Math.ceil(tried.records.length / 2);
  const halves = [tried.records.slice(0, middle), tried.records.slice(middle)];
  return { done: [], again: halves.map((records) => ({ ...tried, records })), pause: false };
};

/**
 * With bisecting the batch is split at the sequence number returned, and only the rest is sent again; that is a split,
 * unless it is the batch's first record, which leaves nothing to split off. Without bisecting it is a retry.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html, "Bisecting a batch"
 */
const afterPartialSuccess = (tried: InvocationBatch, from: number, mapping: Mapping): BatchDecision => {
  const done = tried.records.slice(0, from);
  const rest = { ...tried, records: tried.records.slice(from) };
  if (mapping.bisects && from > 0) return { done, again: [rest], pause: true };
  return retryOrGiveUp(rest, mapping, done);
};

const retryOrGiveUp = (
  rest: InvocationBatch,
  { maximumRetryAttempts: limit }: Mapping,
  done: readonly KinesisStreamRecord[],
): BatchDecision => {
  const mayRetry = limit < 0 || rest.retries < limit;
  if (mayRetry) return { done, again: [{ ...rest, retries: rest.retries + 1 }], pause: true };
  return { done, again: [], discarded: { ...rest, condition: "RetryAttemptsExhausted" }, pause: false };
};
