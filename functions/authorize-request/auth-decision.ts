import type { Caller } from "../shared/auth/caller.js";
import type { SessionClaims } from "./session-claims.js";

/** Why a request is refused. Logged, but not disclosed to the caller. */
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
  "revoked-jwt",
] as const;
export type Refusal = (typeof REFUSALS)[number];

export interface Allowed {
  readonly allowed: true;
  readonly caller: Caller;
  /** When the credentials expire, in ms since the epoch. */
  readonly endsAt: number;
  /** Of a person who signed in: what can be revoked before that. */
  readonly claims?: SessionClaims;
}

export interface Refused {
  readonly allowed: false;
  readonly reason: Refusal;
  /** The token that the request named, which the caller may not own. */
  readonly tokenId?: string;
}

/** What the authorizer decides about a request's credentials. */
export type AuthDecision = Allowed | Refused;

export const refuse = (reason: Refusal, tokenId?: string): Refused =>
  tokenId === undefined ? { allowed: false, reason } : { allowed: false, reason, tokenId };
