import { DependencyThrottled, DependencyUnavailable } from "../shared/lambda/errors.js";
import type { FaultReason } from "../shared/intake/fault.js";
import type { Log } from "./ports.js";

/** How one record ended. */
export type Outcome =
  | { readonly kind: "started" | "already-started" | "ignored" }
  | { readonly kind: "quarantined"; readonly reason: FaultReason }
  | { readonly kind: "retry"; readonly sequenceNumber: string; readonly error: unknown };

/** How a batch ended. */
export interface BatchReport {
  /** Sequence numbers to hand back, in the stream's order. */
  readonly retry: readonly string[];
  /** Executions this batch started; redelivered and duplicate tickets do not count again. */
  readonly started: number;
  readonly ignored: number;
  readonly quarantined: Readonly<Partial<Record<FaultReason, number>>>;
}

type Retry = Extract<Outcome, { kind: "retry" }>;

/** Passes by itself; anything else (access denied, no such state machine, a fault of ours) needs a person. */
export const isTransient = ({ error }: Retry): boolean =>
  error instanceof DependencyThrottled || error instanceof DependencyUnavailable;

/** Counts the outcomes, and logs what was handed back: once for a batch, since an outage fails all records alike. */
export const reportBatch = (outcomes: readonly Outcome[], log: Log): BatchReport => {
  const retries = outcomes.filter((outcome) => outcome.kind === "retry");
  logRetries(retries, log);
  return {
    retry: retries.map((outcome) => outcome.sequenceNumber),
    started: outcomes.filter((outcome) => outcome.kind === "started").length,
    ignored: outcomes.filter((outcome) => outcome.kind === "ignored").length,
    quarantined: countReasons(outcomes),
  };
};

const countReasons = (outcomes: readonly Outcome[]): Partial<Record<FaultReason, number>> => {
  const counts: Partial<Record<FaultReason, number>> = {};
  for (const outcome of outcomes) {
    if (outcome.kind === "quarantined") counts[outcome.reason] = (counts[outcome.reason] ?? 0) + 1;
  }
  return counts;
};

const logRetries = (retries: readonly Retry[], log: Log): void => {
  const transient = retries.filter(isTransient);
  const lasting = retries.filter((retry) => !isTransient(retry));
  if (transient.length > 0) log.warn("Records handed back", describe(transient));
  if (lasting.length > 0) log.error("Records handed back, and a retry alone will not help", describe(lasting));
};

const describe = (retries: readonly Retry[]): Record<string, unknown> => ({
  records: retries.length,
  first_sequence_number: retries[0]?.sequenceNumber,
  error: retries[0]?.error,
});
