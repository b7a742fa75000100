import type { QuarantineReason } from "../shared/intake/invalid-record.js";
import { DependencyThrottled, DependencyUnavailable } from "../shared/lambda/errors.js";
import type { BatchLog } from "./ports.js";

/** The result of one record. */
export type RecordResult =
  | { readonly kind: "started" | "already-started" | "ignored" }
  | { readonly kind: "quarantined"; readonly reason: QuarantineReason }
  | { readonly kind: "retry"; readonly sequenceNumber: string; readonly error: unknown };

/** The result of a batch. */
export interface BatchReport {
  /** Sequence numbers to hand back, in the stream's order. */
  readonly retry: readonly string[];
  /** Executions that this batch started; redelivered and duplicate tickets do not count again. */
  readonly started: number;
  readonly ignored: number;
  readonly quarantined: Readonly<Partial<Record<QuarantineReason, number>>>;
}

type RetryResult = Extract<RecordResult, { kind: "retry" }>;

/** Passes without intervention. Anything else (access denied, no such state machine, a bug of ours) needs a person. */
export const isTransient = ({ error }: RetryResult): boolean =>
  error instanceof DependencyThrottled || error instanceof DependencyUnavailable;

/** Counts the results, and logs what is handed back: once per batch, because an outage fails all records alike. */
export const reportBatch = (results: readonly RecordResult[], log: BatchLog): BatchReport => {
  const retries = results.filter((result) => result.kind === "retry");
  logRetries(retries, log);
  return {
    retry: retries.map((result) => result.sequenceNumber),
    started: results.filter((result) => result.kind === "started").length,
    ignored: results.filter((result) => result.kind === "ignored").length,
    quarantined: countReasons(results),
  };
};

const countReasons = (results: readonly RecordResult[]): Partial<Record<QuarantineReason, number>> => {
  const counts: Partial<Record<QuarantineReason, number>> = {};
  for (const result of results) {
    if (result.kind === "quarantined") counts[result.reason] = (counts[result.reason] ?? 0) + 1;
  }
  return counts;
};

const logRetries = (retries: readonly RetryResult[], log: BatchLog): void => {
  const transient = retries.filter(isTransient);
  const permanent = retries.filter((retry) => !isTransient(retry));
  if (transient.length > 0) log.warn("Records handed back", describe(transient));
  if (permanent.length > 0) log.error("Records handed back; a retry alone will not help", describe(permanent));
};

const describe = (retries: readonly RetryResult[]): Record<string, unknown> => ({
  records: retries.length,
  first_sequence_number: retries[0]?.sequenceNumber,
  error: retries[0]?.error,
});
