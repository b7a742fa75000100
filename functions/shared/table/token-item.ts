import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { knownScopes, ROLES, SubjectSchema, type Caller } from "../auth/caller.js";
import { TIERS } from "../contracts/ticket-event.js";
import { type Item, TextAttribute as text } from "./attributes.js";
import { tokenKey } from "./ticket-table.js";

/** What is stored about an API token: who the caller is, until when it is valid, and only the hash of its secret. */
export interface StoredToken extends Caller {
  readonly id: string;
  /** SHA-256 of the secret, hex. */
  readonly tokenHash: string;
  /** What the token is for. */
  readonly label?: string | undefined;
  /** ISO 8601 in UTC, as all times of the item. */
  readonly createdAt: string;
  /** The token expires at this time. */
  readonly validUntil: string;
  readonly revokedAt?: string | undefined;
  /** Up to five minutes behind. */
  readonly lastUsedAt?: string | undefined;
}

const time = z.object({ S: z.iso.datetime() }).transform(({ S }) => S);

const ItemSchema = z.object({
  sk: text,
  token_hash: text,
  subject: text.pipe(SubjectSchema),
  role: text.pipe(z.enum(ROLES)),
  tier: text.pipe(z.enum(TIERS)),
  // DynamoDB has no empty sets: a token without scopes does not have the attribute.
  scopes: z
    .object({ SS: z.array(z.string()) })
    .transform(({ SS }) => knownScopes(SS))
    .default([]),
  label: text.optional(),
  created_at: time,
  valid_until: time,
  revoked_at: time.optional(),
  last_used_at: time.optional(),
});

/** Reads a token's item. @returns undefined for an invalid one, such as one that was edited by hand */
export const readTokenItem = (item: Item): StoredToken | undefined => {
  const { data } = ItemSchema.safeParse(item);
  if (data === undefined) return undefined;
  const { sk, token_hash, created_at, valid_until, revoked_at, last_used_at, ...same } = data;
  return {
    ...same,
    id: sk,
    tokenHash: token_hash,
    createdAt: created_at,
    validUntil: valid_until,
    revokedAt: revoked_at,
    lastUsedAt: last_used_at,
  };
};

/** The item of a token that was never used. */
export const toTokenItem = (token: StoredToken): Record<string, AttributeValue> => ({
  ...tokenKey(token.id),
  token_hash: { S: token.tokenHash },
  subject: { S: token.subject },
  role: { S: token.role },
  tier: { S: token.tier },
  ...(token.scopes.length === 0 ? {} : { scopes: { SS: [...token.scopes] } }),
  ...(token.label === undefined ? {} : { label: { S: token.label } }),
  created_at: { S: token.createdAt },
  valid_until: { S: token.validUntil },
});

export type TokenState = "active" | "expired" | "revoked";

/** Whether a token is valid at this time, in milliseconds since the epoch. */
export const stateOf = ({ revokedAt, validUntil }: StoredToken, now: number): TokenState => {
  if (revokedAt !== undefined) return "revoked";
  return now < Date.parse(validUntil) ? "active" : "expired";
};
