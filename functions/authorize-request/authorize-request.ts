import { createHash } from "node:crypto";
import { isSecretOf, type ApiToken } from "../shared/auth/api-token.js";
import type { RequestHeaders } from "../shared/auth/header-values.js";
import { stateOf, type StoredToken } from "../shared/table/token-item.js";
import { refuse, type AuthDecision, type Refusal } from "./auth-decision.js";
import { readCredential, type Credential } from "./credential.js";
import type { AuthorizerPorts, TokenLookup } from "./ports.js";

/** A token's use is written at most this often, in ms: writing on every request would cost more than it is worth. */
const TOUCH_EVERY_MS = 300_000;

type TokenPorts = Pick<AuthorizerPorts, "tokens" | "log" | "now">;

/** The secret is checked first, so that a caller without it learns nothing about the token. */
const refusalOf = (token: TokenLookup, secret: string, now: number): Refusal | undefined => {
  if (typeof token === "string") return `${token}-token`;
  if (!isSecretOf(secret, token.tokenHash)) return "wrong-secret";
  const state = stateOf(token, now);
  return state === "active" ? undefined : `${state}-token`;
};

/** Writes when the token was last used. Never fails the request: that the token works matters more than this time. */
const touch = async ({ id, lastUsedAt }: StoredToken, { tokens, log, now }: TokenPorts): Promise<void> => {
  const usedAt = now();
  const notSince = usedAt - TOUCH_EVERY_MS;
  if (lastUsedAt !== undefined && Date.parse(lastUsedAt) > notSince) return;
  await tokens.touch(id, new Date(usedAt), new Date(notSince)).catch((error: unknown) => {
    log.warn("The token's last use was not written", { token_id: id, reason: String(error) });
  });
};

/** Only a caller with the token's secret is worth a consistent read, which shows whether it was just revoked. */
const checkApiToken = async ({ id, secret }: ApiToken, ports: TokenPorts): Promise<AuthDecision> => {
  const early = refusalOf(await ports.tokens.find(id), secret, ports.now());
  if (early !== undefined) return refuse(early, id);
  const found = await ports.tokens.confirm(id);
  const refusal = refusalOf(found, secret, ports.now());
  if (typeof found === "string" || refusal !== undefined) return refuse(refusal ?? "unknown-token", id);
  await touch(found, ports);
  const { subject, role, tier, scopes, validUntil } = found;
  return { allowed: true, caller: { subject, role, tier, scopes }, endsAt: Date.parse(validUntil) };
};

/** Memory holds credentials during a request only, and their hash after that. */
const cacheKey = ({ kind, text }: Credential): string =>
  createHash("sha256").update(`${kind} ${text}`).digest("base64");

/** A token's id, under which it is cached that no such token exists, whatever its secret. A JWT has none. */
const idKey = (credential: Credential): string | undefined =>
  credential.kind === "api-token" ? `unknown ${credential.token.id}` : undefined;

const readCache = (key: string, unknownKey: string | undefined, { cache, now }: AuthorizerPorts) =>
  cache.get(key, now()) ?? (unknownKey === undefined ? undefined : cache.get(unknownKey, now()));

/** A JWT is valid until it expires, so that only the table knows of sessions that ended before. */
const checkJwt = async (jwt: string, { jwts, revocations }: AuthorizerPorts): Promise<AuthDecision> => {
  const decision = await jwts.verify(jwt);
  if (!decision.allowed || decision.claims === undefined) return decision;
  return (await revocations.includes(decision.claims)) ? refuse("revoked-jwt") : decision;
};

const check = (credential: Credential, ports: AuthorizerPorts): Promise<AuthDecision> =>
  credential.kind === "api-token" ? checkApiToken(credential.token, ports) : checkJwt(credential.text, ports);

/**
 * Authenticates a request. Credentials that are wrong in any way are refused.
 * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected when they could not be checked
 */
export const authorizeRequest = async (request: RequestHeaders, ports: AuthorizerPorts): Promise<AuthDecision> => {
  const credential = readCredential(request);
  if ("allowed" in credential) return credential;
  const key = cacheKey(credential);
  // Read before the check, so that a token revoked during the check does not work longer than others.
  const now = ports.now();
  const unknownKey = idKey(credential);
  const cached = readCache(key, unknownKey, ports);
  if (cached !== undefined) return cached;
  const decision = await check(credential, ports);
  const isUnknown = !decision.allowed && decision.reason === "unknown-token";
  ports.cache.set(isUnknown ? (unknownKey ?? key) : key, decision, now);
  return decision;
};
