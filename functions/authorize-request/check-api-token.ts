import { stateOf, type StoredToken } from "../shared/auth/api-token-item.js";
import { isSecretOf, type ApiToken } from "../shared/auth/api-token.js";
import type { AuthorizerPorts } from "./ports.js";
import { refuse, type Refusal, type AuthDecision } from "./auth-decision.js";

/** A use is written down at most this often, in ms: a write for every call would cost more than it tells. */
const TOUCH_EVERY_MS = 300_000;

type TokenPorts = Pick<AuthorizerPorts, "tokens" | "log" | "now">;

/** First the secret: who does not hold the token learns nothing of it. */
const faultOf = (found: StoredToken, secret: string, now: number): Refusal | undefined => {
  if (!isSecretOf(secret, found.tokenHash)) return "wrong-secret";
  const state = stateOf(found, now);
  return state === "active" ? undefined : `${state}-token`;
};

/** Never fails the call: that the token works matters more than when it was used. */
const touch = async ({ id, lastUsedAt }: StoredToken, { tokens, log, now }: TokenPorts): Promise<void> => {
  const usedAt = now();
  const notSince = usedAt - TOUCH_EVERY_MS;
  if (lastUsedAt !== undefined && Date.parse(lastUsedAt) > notSince) return;
  await tokens.touch(id, new Date(usedAt), new Date(notSince)).catch((error: unknown) => {
    log.warn("The token's last use was not written", { token_id: id, reason: String(error) });
  });
};

/** Looks an API token up. @throws what the store throws when it gave no answer. */
export const checkApiToken = async ({ id, secret }: ApiToken, ports: TokenPorts): Promise<AuthDecision> => {
  const found = await ports.tokens.find(id);
  if (typeof found === "string") return refuse(`${found}-token`, id);
  const fault = faultOf(found, secret, ports.now());
  if (fault !== undefined) return refuse(fault, id);
  await touch(found, ports);
  const { subject, role, tier, scopes, validUntil } = found;
  return { allowed: true, caller: { subject, role, tier, scopes }, endsAt: Date.parse(validUntil) };
};
