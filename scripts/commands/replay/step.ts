import type { MissingObject } from "../../shared/failures/read-stored-objects.js";

/** Where tickets to run again come from, in the order in which they are planned. */
export const REPLAY_KINDS = ["failed", "quarantined", "given-up", "needs-human"] as const;
export type ReplayKind = (typeof REPLAY_KINDS)[number];

interface FoundFailure {
  readonly kind: ReplayKind;
  /** The ticket's id, or the key of the object with its records. */
  readonly id: string;
  /** What was found, and when: "2026-11-21 08:30 DependencyRejected". */
  readonly found: string;
  /** Why it is run again, or is not. Never a ticket's text. */
  readonly why: string;
  /** Its tickets, if the id is not a ticket's. */
  readonly tickets?: readonly string[];
  /** Ids of the messages in the failed-tickets queue that point to it. */
  readonly messages?: readonly string[];
}

/** Result of an action. */
export interface ActionResult {
  /** ARNs of the executions that now work on it. */
  readonly executions: readonly string[];
  /** How the action differed from the plan. */
  readonly note?: string;
}

/** Something to run again. `act` throws if that fails; repeating it has no further effect. */
export interface ReadyStep extends FoundFailure {
  readonly state: "ready";
  readonly action: "start again" | "redrive" | "send again" | "dismiss";
  readonly act: () => Promise<ActionResult>;
}

/** Something that a person must fix first. `edit` returns the step that it becomes. */
export interface EditStep extends FoundFailure {
  readonly state: "edit";
  readonly action: "edit, then send";
  readonly edit: () => Promise<ReplayStep>;
}

/**
 * Something that is not run again. Settled: it is finished already. Running: an execution is working on it.
 * Skipped: it cannot be run again.
 */
export interface IdleStep extends FoundFailure {
  readonly state: "settled" | "running" | "skipped";
}

export type ReplayStep = ReadyStep | EditStep | IdleStep;

/** "2026-11-21 08:30" in UTC, as tables show times. */
export const formatTime = (time: Date): string => time.toISOString().slice(0, 16).replace("T", " ");

/** The step for an object that was requested by its key and does not exist. */
export const missingStep = (kind: ReplayKind, { key, replayed }: MissingObject): IdleStep => {
  if (replayed === undefined) return { kind, id: key, found: "", state: "skipped", why: "object not found" };
  const found = formatTime(replayed.writtenAt);
  return { kind, id: key, found, state: "settled", why: `already sent again; it is now at ${replayed.key}` };
};
