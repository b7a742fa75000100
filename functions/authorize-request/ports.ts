import type { StoredToken } from "../shared/auth/api-token-item.js";
import type { AuthDecision } from "./auth-decision.js";
import type { AuthDecisionCache } from "./auth-decision-cache.js";

/** How the table answered: a token, none of that id, or an item that is not of a token's form. */
export type TokenLookup = StoredToken | "unknown" | "unreadable";

/** Where API tokens are kept. */
export interface TokenStore {
  /** @throws DependencyThrottled, DependencyUnavailable or DependencyRejected when the table gave no answer. */
  find(id: string): Promise<TokenLookup>;
  /**
   * Writes when the token was last used.
   * @param notSince leaves a use from this time on as it is: another instance wrote it.
   * @throws as find
   */
  touch(id: string, usedAt: Date, notSince: Date): Promise<void>;
}

/** Verifies the JWTs of the user pool. */
export interface JwtVerifier {
  /** @throws DependencyUnavailable when the pool's keys could not be read. */
  verify(jwt: string): Promise<AuthDecision>;
}

/** Structured logs. Fields carry ids and reasons, never a token. */
export interface AuthorizerLog {
  warn(message: string, fields: Readonly<Record<string, unknown>>): void;
}

/** All that the authorizer does to the world, and all it learns of it but the call. */
export interface AuthorizerPorts {
  readonly tokens: TokenStore;
  readonly jwts: JwtVerifier;
  readonly cache: AuthDecisionCache;
  readonly log: AuthorizerLog;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}
