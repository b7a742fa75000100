import type { MissingObject } from "../../shared/failures/read-kept.js";

/** Where what is run again comes from, in the order it is looked at. */
export const REPLAY_KINDS = ["failed", "quarantined", "given-up", "needs-human"] as const;
export type ReplayKind = (typeof REPLAY_KINDS)[number];

interface FoundFailure {
  readonly kind: ReplayKind;
  /** The ticket's id, or the key of the object that holds it. */
  readonly id: string;
  /** What was found, and when: "2026-11-21 08:30 DependencyRejected". */
  readonly found: string;
  /** Why this is done, or is not. Never a ticket's text. */
  readonly why: string;
  /** Tickets in it, where the id is not a ticket's. */
  readonly tickets?: readonly string[];
  /** Ids of the messages in the failed-tickets queue that point to it. */
  readonly messages?: readonly string[];
}

/** What acting came to. */
export interface ActionResult {
  /** ARNs of the executions that now work on it. */
  readonly executions: readonly string[];
  /** What was done otherwise than planned. */
  readonly note?: string;
}

/** Something to be run again. `act` throws when that could not be done; doing it twice is harmless. */
export interface ReadyStep extends FoundFailure {
  readonly state: "ready";
  readonly action: "start again" | "redrive" | "send again" | "dismiss";
  readonly act: () => Promise<ActionResult>;
}

/** Something to be mended by hand first: `edit` gives the step that it becomes. */
export interface EditStep extends FoundFailure {
  readonly state: "edit";
  readonly action: "edit, then send";
  readonly edit: () => Promise<ReplayStep>;
}

/**
 * Something to be left alone. Settled: it came to a good end already. Running: an execution is at work on it.
 * Skipped: it cannot be run again as it is.
 */
export interface IdleStep extends FoundFailure {
  readonly state: "settled" | "running" | "skipped";
}

export type ReplayStep = ReadyStep | EditStep | IdleStep;

/** "2026-11-21 08:30" in UTC, as tables show times. */
export const formatTime = (time: Date): string => time.toISOString().slice(0, 16).replace("T", " ");

/** What is said of an object that was asked for by its key and is not there. */
export const missingStep = (kind: ReplayKind, { key, replayed }: MissingObject): IdleStep => {
  if (replayed === undefined) return { kind, id: key, found: "", state: "skipped", why: "there is no such object" };
  const found = formatTime(replayed.writtenAt);
  return { kind, id: key, found, state: "settled", why: `sent again already; it lies at ${replayed.key}` };
};
