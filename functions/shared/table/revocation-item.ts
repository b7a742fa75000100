import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { ACCESS_TOKEN_MINUTES } from "../auth/session-times.js";
import { type Item, NumberAttribute } from "./attributes.js";
import { EXPIRY_ATTRIBUTE, revokedSessionKey, revokedUserKey } from "./ticket-table.js";

/** Clocks differ a little: a revocation outlives the tokens that it is about by this much, in seconds. */
const MARGIN_SECONDS = 60;

const secondsOf = (time: Date): number => Math.floor(time.getTime() / 1_000);

/** When the last access token has expired that may have been issued at this time. */
const expiryOf = (at: Date): AttributeValue.NMember => ({
  N: String(secondsOf(at) + ACCESS_TOKEN_MINUTES * 60 + MARGIN_SECONDS),
});

/** The item of a session that has ended. The table deletes it when none of its access tokens is valid any more. */
export const toRevokedSession = (session: string, at: Date): Record<string, AttributeValue> => ({
  ...revokedSessionKey(session),
  [EXPIRY_ATTRIBUTE]: expiryOf(at),
});

/** The item of a user whose access tokens up to now are refused, whatever session they are of. */
export const toRevokedUser = (userId: string, at: Date): Record<string, AttributeValue> => ({
  ...revokedUserKey(userId),
  revoked_until: { N: String(secondsOf(at)) },
  [EXPIRY_ATTRIBUTE]: expiryOf(at),
});

/**
 * Whether an access token of this time is refused: one of the very second of the revocation is, because JWTs have no
 * fractions of a second.
 * @param issuedAt seconds since the epoch
 */
export const isRevokedUser = (item: Item | undefined, issuedAt: number): boolean => {
  if (item === undefined) return false;
  const { data: until } = NumberAttribute.safeParse(item["revoked_until"]);
  return until === undefined || issuedAt <= until;
};
