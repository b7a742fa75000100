import type { IdentityPorts } from "../ports.js";

/**
 * Ends a session, or all of its user's. The refresh token is used once more, because only a new access token says which
 * session it belongs to; a refresh token that is not valid has no session. The item is written first: if the pool then
 * fails, the access tokens are refused, and the client repeats the request.
 */
export const endSession = async (
  { username, token }: { readonly username: string; readonly token: string },
  everywhere: boolean,
  { pool, revocations, now }: Pick<IdentityPorts, "pool" | "revocations" | "now">,
): Promise<void> => {
  const tokens = await pool.refresh(username, token);
  if (tokens === undefined) return;
  if (everywhere || tokens.session === undefined) {
    await revocations.revokeUser(tokens.person.id, now());
    await pool.signOut(tokens.person.id);
  } else {
    await revocations.revokeSession(tokens.session, now());
    await pool.revoke(token);
  }
};
