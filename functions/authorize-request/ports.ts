import type { StoredToken } from "../shared/table/token-item.js";
import type { AuthDecision } from "./auth-decision.js";
import type { AuthDecisionCache } from "./auth-decision-cache.js";
import type { SessionClaims } from "./session-claims.js";

/** The result of a look-up: a token, no item with that id, or an item that is not a valid token. */
export type TokenLookup = StoredToken | "unknown" | "unreadable";

/** Where API tokens are stored. */
export interface TokenStore {
  /**
   * Finds a token as it was a moment ago: one that was just created may be unknown.
   * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected when the table could not be read
   */
  find(id: string): Promise<TokenLookup>;
  /** Reads a token as it is now. @throws as find */
  confirm(id: string): Promise<TokenLookup>;
  /**
   * Writes when the token was last used.
   * @param notSince does nothing if a use at or after this time is already written
   * @throws as find
   */
  touch(id: string, usedAt: Date, notSince: Date): Promise<void>;
}

/** Sessions that ended before their JWTs expire. */
export interface Revocations {
  /** Whether the session, or its user, was revoked. @throws as TokenStore.find */
  includes(claims: SessionClaims): Promise<boolean>;
}

/** Verifies the JWTs of the user pool. */
export interface JwtVerifier {
  /** @throws DependencyUnavailable when the pool's keys could not be read */
  verify(jwt: string): Promise<AuthDecision>;
}

/** Structured logs. Fields are ids and reasons, never a token. */
interface AuthorizerLog {
  warn(message: string, fields: Readonly<Record<string, unknown>>): void;
}

/** Everything that the authorizer uses besides the request. */
export interface AuthorizerPorts {
  readonly tokens: TokenStore;
  readonly jwts: JwtVerifier;
  readonly revocations: Revocations;
  readonly cache: AuthDecisionCache;
  readonly log: AuthorizerLog;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}
