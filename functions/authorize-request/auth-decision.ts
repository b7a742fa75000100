import type { Caller } from "../shared/auth/caller.js";

/** Why a call is refused. The caller learns none of it; the log does. */
export const REFUSALS = [
  "no-credentials",
  "two-credentials",
  "too-long",
  "malformed",
  "unknown-token",
  "wrong-secret",
  "revoked-token",
  "expired-token",
  "unreadable-token",
  "no-user-pool",
  "invalid-jwt",
  "expired-jwt",
  "foreign-jwt",
  "not-an-access-token",
  "forged-jwt",
] as const;
export type Refusal = (typeof REFUSALS)[number];

export interface Allowed {
  readonly allowed: true;
  readonly caller: Caller;
  /** When the credentials themselves end, in milliseconds since the epoch. */
  readonly endsAt: number;
}

export interface Refused {
  readonly allowed: false;
  readonly reason: Refusal;
  /** The token that was named, though perhaps not held. */
  readonly tokenId?: string;
}

/** What became of a call's credentials. */
export type AuthDecision = Allowed | Refused;

export const refuse = (reason: Refusal, tokenId?: string): Refused =>
  tokenId === undefined ? { allowed: false, reason } : { allowed: false, reason, tokenId };
