import { DependencyThrottled, DependencyUnavailable } from "../shared/lambda/errors.js";
import type { QuarantineReason } from "../shared/intake/invalid-record.js";
import type { BatchLog } from "./ports.js";

/** How one record ended. */
export type RecordResult =
  | { readonly kind: "started" | "already-started" | "ignored" }
  | { readonly kind: "quarantined"; readonly reason: QuarantineReason }
  | { readonly kind: "retry"; readonly sequenceNumber: string; readonly error: unknown };

/** How a batch ended. */
export interface BatchReport {
  /** Sequence numbers to hand back, in the stream's order. */
  readonly retry: readonly string[];
  /** Executions this batch started; redelivered and duplicate tickets do not count again. */
  readonly started: number;
  readonly ignored: number;
  readonly quarantined: Readonly<Partial<Record<QuarantineReason, number>>>;
}

type RetryResult = Extract<RecordResult, { kind: "retry" }>;

/** Passes by itself; anything else (access denied, no such state machine, a fault of ours) needs a person. */
export const isTransient = ({ error }: RetryResult): boolean =>
  error instanceof DependencyThrottled || error instanceof DependencyUnavailable;

/** Counts the outcomes, and logs what was handed back: once for a batch, since an outage fails all records alike. */
export const reportBatch = (outcomes: readonly RecordResult[], log: BatchLog): BatchReport => {
  const retries = outcomes.filter((outcome) => outcome.kind === "retry");
  logRetries(retries, log);
  return {
    retry: retries.map((outcome) => outcome.sequenceNumber),
    started: outcomes.filter((outcome) => outcome.kind === "started").length,
    ignored: outcomes.filter((outcome) => outcome.kind === "ignored").length,
    quarantined: countReasons(outcomes),
  };
};

const countReasons = (outcomes: readonly RecordResult[]): Partial<Record<QuarantineReason, number>> => {
  const counts: Partial<Record<QuarantineReason, number>> = {};
  for (const outcome of outcomes) {
    if (outcome.kind === "quarantined") counts[outcome.reason] = (counts[outcome.reason] ?? 0) + 1;
  }
  return counts;
};

const logRetries = (retries: readonly RetryResult[], log: BatchLog): void => {
  const transient = retries.filter(isTransient);
  const lasting = retries.filter((retry) => !isTransient(retry));
  if (transient.length > 0) log.warn("Records handed back", describe(transient));
  if (lasting.length > 0) log.error("Records handed back, and a retry alone will not help", describe(lasting));
};

const describe = (retries: readonly RetryResult[]): Record<string, unknown> => ({
  records: retries.length,
  first_sequence_number: retries[0]?.sequenceNumber,
  error: retries[0]?.error,
});
