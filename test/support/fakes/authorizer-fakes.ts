import { formatApiToken, hashSecret, type ApiToken } from "../../../functions/shared/auth/api-token.js";
import type {
  JwtVerifier,
  AuthorizerPorts,
  Revocations,
  TokenLookup,
  TokenStore,
} from "../../../functions/authorize-request/ports.js";
import { refuse, type AuthDecision } from "../../../functions/authorize-request/auth-decision.js";
import type { SessionClaims } from "../../../functions/authorize-request/session-claims.js";
import { AuthDecisionCache } from "../../../functions/authorize-request/auth-decision-cache.js";
import { FakeLog } from "./start-workflow-fakes.js";
import type { StoredToken } from "../../../functions/shared/table/token-item.js";

/** Time of the tests, in milliseconds since the epoch. */
export const NOW = Date.parse("2026-11-21T08:30:00.000Z");

export const TOKEN: ApiToken = { id: "0123456789abcdef", secret: "s3cr-t_".padEnd(43, "x") };
export const TOKEN_TEXT = formatApiToken(TOKEN);

/** The stored part of TOKEN. */
export const aStoredToken = (changes: Partial<StoredToken> = {}): StoredToken => ({
  id: TOKEN.id,
  tokenHash: hashSecret(TOKEN.secret),
  subject: "C-1",
  role: "customer",
  tier: "gold",
  scopes: ["tickets:read", "tickets:write"],
  label: "Ada's script",
  createdAt: "2026-11-01T00:00:00.000Z",
  validUntil: "2027-01-30T00:00:00.000Z",
  ...changes,
});

/** A table of tokens that may be unavailable. */
export class FakeTokenStore implements TokenStore {
  readonly items = new Map<string, TokenLookup>();
  /** Ids that were looked up. */
  readonly found: string[] = [];
  /** Ids that were read consistently. */
  readonly confirmed: string[] = [];
  readonly touched: { readonly id: string; readonly usedAt: Date; readonly notSince: Date }[] = [];
  /** The error of every read, if any. */
  findFault: Error | undefined;
  /** What happens between look-up and consistent read. */
  afterFind: (() => void) | undefined;
  touchFault: Error | undefined;

  constructor(...tokens: readonly StoredToken[]) {
    for (const token of tokens) this.items.set(token.id, token);
  }

  find(id: string): Promise<TokenLookup> {
    this.found.push(id);
    return this.findFault === undefined
      ? Promise.resolve(this.items.get(id) ?? "unknown")
      : Promise.reject(this.findFault);
  }

  async confirm(id: string): Promise<TokenLookup> {
    this.confirmed.push(id);
    this.afterFind?.();
    if (this.findFault !== undefined) throw this.findFault;
    return Promise.resolve(this.items.get(id) ?? "unknown");
  }

  touch(id: string, usedAt: Date, notSince: Date): Promise<void> {
    this.touched.push({ id, usedAt, notSince });
    return this.touchFault === undefined ? Promise.resolve() : Promise.reject(this.touchFault);
  }
}

/** Accepts only the given JWTs. */
export class FakeJwtVerifier implements JwtVerifier {
  readonly asked: string[] = [];
  readonly decisions = new Map<string, AuthDecision>();
  fault: Error | undefined;

  verify(jwt: string): Promise<AuthDecision> {
    this.asked.push(jwt);
    return this.fault === undefined
      ? Promise.resolve(this.decisions.get(jwt) ?? refuse("forged-jwt"))
      : Promise.reject(this.fault);
  }
}

/** Sessions and users that the test revokes. */
export class FakeRevocations implements Revocations {
  readonly asked: SessionClaims[] = [];
  readonly revoked = new Set<string>();
  fault: Error | undefined;

  includes(claims: SessionClaims): Promise<boolean> {
    this.asked.push(claims);
    const isRevoked = this.revoked.has(claims.subject) || this.revoked.has(claims.session ?? "");
    return this.fault === undefined ? Promise.resolve(isRevoked) : Promise.reject(this.fault);
  }
}

/** The authorizer's ports, with a time that can be set. */
export class FakeAuthorizerPorts implements AuthorizerPorts {
  readonly jwts = new FakeJwtVerifier();
  readonly revocations = new FakeRevocations();
  readonly cache = new AuthDecisionCache();
  readonly log = new FakeLog();
  time = NOW;

  constructor(readonly tokens: FakeTokenStore = new FakeTokenStore(aStoredToken())) {}

  now = (): number => this.time;
}
