import type { MessageDescriptor } from "@lingui/core";
import { msg, plural } from "@lingui/core/macro";
import { ApiError, type ProblemKind, UnreachableError } from "../api/problem";

export interface ProblemWords {
  /** What happened. */
  readonly what: MessageDescriptor;
  /** What to do. */
  readonly todo: MessageDescriptor;
}

const UNREACHABLE: ProblemWords = {
  what: msg`The service did not respond.`,
  todo: msg`Check your network, then try again. What you typed is kept.`,
};

const FAILED: ProblemWords = {
  what: msg`Something went wrong on our side.`,
  todo: msg`Try again. If it happens again, tell your administrator the reference below.`,
};

const UNAVAILABLE: ProblemWords = {
  what: msg`The service is unavailable at the moment.`,
  todo: msg`Try again in a minute. What you typed is kept.`,
};

const INVALID: ProblemWords = {
  what: msg`The service did not accept this.`,
  todo: msg`Check what you entered, then try again.`,
};

/** Words for each kind of refusal, where the thing concerned has no better ones. */
const WORDS: Readonly<Record<ProblemKind, ProblemWords>> = {
  "invalid-request": INVALID,
  "malformed-json": FAILED,
  unauthorized: { what: msg`Your session has ended.`, todo: msg`Sign in again. What you typed is kept.` },
  "sign-in-failed": { what: msg`The sign-in failed.`, todo: msg`Check what you entered, then try again.` },
  forbidden: {
    what: msg`Your account may not do this.`,
    todo: msg`Ask an administrator if you need it.`,
  },
  "not-found": {
    what: msg`This does not exist, or is not yours to see.`,
    todo: msg`Check the address, or go back to the list.`,
  },
  "method-not-allowed": FAILED,
  "idempotency-key-reused": FAILED,
  conflict: {
    what: msg`This cannot be changed in its present state.`,
    todo: msg`Load it again to see what it is now.`,
  },
  "precondition-failed": {
    what: msg`Somebody else changed this meanwhile.`,
    todo: msg`Compare both versions, then choose one.`,
  },
  "payload-too-large": { what: msg`This is too large.`, todo: msg`Shorten it, then try again.` },
  "unsupported-media-type": FAILED,
  "precondition-required": FAILED,
  "budget-exceeded": {
    what: msg`You have reached the number of tickets for today.`,
    todo: msg`Try again tomorrow. What you typed is kept.`,
  },
  "too-many-requests": { what: msg`There were too many requests.`, todo: msg`Wait a moment, then try again.` },
  "internal-error": FAILED,
  unavailable: UNAVAILABLE,
  unknown: UNAVAILABLE,
};

/** What happened and what to do, for any error. */
export const wordsFor = (error: unknown): ProblemWords => {
  if (error instanceof UnreachableError) return UNREACHABLE;
  if (!(error instanceof ApiError)) return FAILED;
  const { kind, retryAfter: seconds } = error;
  const words = WORDS[kind];
  if (kind !== "too-many-requests" || seconds === undefined) return words;
  return { ...words, todo: msg`Try again in ${plural(seconds, { one: "# second", other: "# seconds" })}.` };
};
