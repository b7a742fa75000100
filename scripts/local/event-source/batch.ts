import type { KinesisStreamRecord } from "aws-lambda";
import * as z from "zod";
import type { Mapping } from "./mapping.js";

/** Records that are sent to the function together. */
export interface InvocationBatch {
  readonly records: readonly KinesisStreamRecord[];
  /** Retries used so far. */
  readonly retries: number;
  /** Calls of the function with these records so far. */
  readonly invocations: number;
  /** Whether the last of these calls ended in an error of the function, and not in a list of failed items. */
  readonly functionError: boolean;
}

/** The result of a call of the function. Not invoked: throttled, or the service was unreachable. */
export type InvocationResult =
  | { readonly kind: "returned"; readonly response: unknown }
  | { readonly kind: "function-error" }
  | { readonly kind: "not-invoked"; readonly reason: string };

/** Why records are given up, in AWS's words. */
type DiscardCondition = "RetryAttemptsExhausted" | "RecordAgeExceeded";

/** Records that will not be sent to the function again. */
export interface DiscardedBatch extends InvocationBatch {
  readonly condition: DiscardCondition;
}

/** What happens to the records of a batch after a call. */
export interface BatchDecision {
  /** Records at the beginning of the batch that are done. */
  readonly done: readonly KinesisStreamRecord[];
  /** Batches to send next, in this order. */
  readonly again: readonly InvocationBatch[];
  readonly discarded?: DiscardedBatch;
  /** Whether to wait before the next call, since it sends the same records and the cause may be transient. */
  readonly pause: boolean;
}

export const firstBatch = (records: readonly KinesisStreamRecord[]): InvocationBatch => ({
  records,
  retries: 0,
  invocations: 0,
  functionError: false,
});

/** What a function's response reports about its batch. Partial: the records before `from` are done, the others not. */
export type BatchResult =
  { readonly kind: "success" | "failure" } | { readonly kind: "partial"; readonly from: number };

const Failures = z.array(z.looseObject({ itemIdentifier: z.string() }));

const SUCCESS: BatchResult = { kind: "success" };
const FAILURE: BatchResult = { kind: "failure" };

const failuresIn = (response: unknown): unknown =>
  typeof response === "object" && response !== null && "batchItemFailures" in response
    ? response.batchItemFailures
    : undefined;

/**
 * Reads a response under ReportBatchItemFailures. No response, `{}` and a list that is null or empty are successes. An
 * identifier that is empty, null, under another name or of no record in the batch fails the whole batch. Otherwise all
 * records from the lowest listed sequence number on are sent again.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
 */
export const readResponse = (response: unknown, records: readonly KinesisStreamRecord[]): BatchResult => {
  const failures = Failures.safeParse(failuresIn(response) ?? []);
  if (!failures.success) return FAILURE;
  const positions = failures.data.map(({ itemIdentifier }) =>
    records.findIndex(({ kinesis }) => kinesis.sequenceNumber === itemIdentifier),
  );
  if (positions.length === 0) return SUCCESS;
  return positions.includes(-1) ? FAILURE : { kind: "partial", from: Math.min(...positions) };
};

/** Decides what happens to the records of a batch after a call of the function. */
export const decideNextStep = (batch: InvocationBatch, result: InvocationResult, mapping: Mapping): BatchDecision => {
  // Throttling and the like use no retry: only age ends them (kinesis-on-failure-destination.html, "Before
  // invocation").
  if (result.kind === "not-invoked") return { done: [], again: [batch], pause: true };
  const functionError = result.kind === "function-error";
  const tried = { ...batch, invocations: batch.invocations + 1, functionError };
  if (functionError) return afterFailure(tried, mapping);
  // Without the setting any response is a success (services-kinesis-batchfailurereporting.html, "Note").
  const batchResult = mapping.reportsItemFailures ? readResponse(result.response, batch.records) : SUCCESS;
  switch (batchResult.kind) {
    case "success":
      return { done: batch.records, again: [], pause: false };
    case "failure":
      return afterFailure(tried, mapping);
    case "partial":
      return afterPartialSuccess(tried, batchResult.from, mapping);
  }
};

/**
 * A failed batch is split in two, which uses no retry, until single records are left.
 * https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 */
const afterFailure = (tried: InvocationBatch, mapping: Mapping): BatchDecision => {
  if (!mapping.bisects || tried.records.length === 1) return retryOrGiveUp(tried, mapping, []);
  const middle = Math.ceil(tried.records.length / 2);
  const halves = [tried.records.slice(0, middle), tried.records.slice(middle)];
  return { done: [], again: halves.map((records) => ({ ...tried, records })), pause: false };
};

/**
 * With bisecting the batch is split at the returned sequence number, and only the second part is sent again. That is a
 * split, unless it is the batch's first record, which leaves nothing to split off. Without bisecting it is a retry.
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
