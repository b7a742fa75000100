import type { Timer } from "./pace.js";
import type { PutResult } from "./put-records.js";
import type { RecordKind } from "./record.js";

/** Counts of records so far. */
export interface SendProgress {
  readonly sent: number;
  /** Sendings beyond each record's first. */
  readonly retried: number;
  readonly failed: number;
}

export interface SendSummary extends SendProgress {
  /** Bytes sent, data and partition keys. */
  readonly bytes: number;
  readonly seconds: number;
  /** Sent, by kind. */
  readonly sentByKind: Readonly<Record<RecordKind, number>>;
}

/** Keeps the counts of one sending. */
export interface SendTally {
  add(result: PutResult, sentBytes: number): void;
  addFailed(count: number): void;
  progress(): SendProgress;
  summary(): SendSummary;
}

export const createSendTally = (timer: Timer): SendTally => {
  const startedAt = timer.now();
  const counts = { sent: 0, retried: 0, failed: 0 };
  const sentByKind: Record<RecordKind, number> = { ticket: 0, malformed: 0, foreign: 0 };
  let bytes = 0;
  return {
    add: ({ sent, unsent, retries }, sentBytes) => {
      counts.sent += sent.length;
      counts.failed += unsent.length;
      counts.retried += retries;
      bytes += sentBytes;
      for (const { kind } of sent) sentByKind[kind] += 1;
    },
    addFailed: (count) => {
      counts.failed += count;
    },
    progress: () => ({ ...counts }),
    summary: () => ({ ...counts, bytes, sentByKind: { ...sentByKind }, seconds: (timer.now() - startedAt) / 1_000 }),
  };
};
