import { createHash } from "node:crypto";
import type { RequestHeaders } from "../shared/auth/header-values.js";
import { checkApiToken } from "./check-api-token.js";
import { readCredential, type Credential } from "./credential.js";
import type { AuthorizerPorts } from "./ports.js";
import type { AuthDecision } from "./auth-decision.js";

/** Credentials are not kept in memory longer than a call, only their hash. */
const cacheKey = ({ kind, text }: Credential): string =>
  createHash("sha256").update(`${kind} ${text}`).digest("base64");

const check = (credential: Credential, ports: AuthorizerPorts): Promise<AuthDecision> =>
  credential.kind === "api-token" ? checkApiToken(credential.token, ports) : ports.jwts.verify(credential.text);

/**
 * Finds out who calls. Credentials that are wrong in any way refuse the call.
 * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected when it cannot be known whether they are right.
 */
export const authorizeRequest = async (call: RequestHeaders, ports: AuthorizerPorts): Promise<AuthDecision> => {
  const credential = readCredential(call);
  if ("allowed" in credential) return credential;
  const key = cacheKey(credential);
  // Before the check, so that a token revoked during it does not work longer than others.
  const now = ports.now();
  const kept = ports.cache.get(key, now);
  if (kept !== undefined) return kept;
  const verdict = await check(credential, ports);
  ports.cache.set(key, verdict, now);
  return verdict;
};
