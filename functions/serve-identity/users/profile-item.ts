import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { ROLES } from "../../shared/auth/caller.js";
import { TIERS } from "../../shared/contracts/ticket-event.js";
import {
  BooleanAttribute as flag,
  type Item,
  NumberAttribute as number,
  TextAttribute as text,
} from "../../shared/table/attributes.js";
import { personKey } from "../../shared/table/ticket-table.js";
import type { Profile } from "../ports.js";

const ItemSchema = z.object({
  sk: text,
  email: text,
  name: text,
  role: text.pipe(z.enum(ROLES)),
  tier: text.pipe(z.enum(TIERS)),
  active: flag,
  totp: flag.default(false),
  created_at: text,
  updated_at: text,
  last_sign_in_at: text.optional(),
  version: number,
});

/** Reads a user's item. @returns undefined for an invalid one, such as one that was edited by hand */
export const readProfileItem = (item: Item | undefined): Profile | undefined => {
  const { data } = ItemSchema.safeParse(item);
  if (data === undefined) return undefined;
  const { sk, created_at, updated_at, last_sign_in_at, ...same } = data;
  return {
    ...same,
    id: sk,
    createdAt: created_at,
    updatedAt: updated_at,
    lastSignInAt: last_sign_in_at ?? null,
  };
};

/** What a list's words are looked for in. */
const searchedText = ({ name, email }: Pick<Profile, "name" | "email">): string =>
  `${name.toLowerCase()} ${email.toLowerCase()}`;

export const toProfileItem = (profile: Profile): Record<string, AttributeValue> => ({
  ...personKey(profile.id),
  email: { S: profile.email },
  name: { S: profile.name },
  role: { S: profile.role },
  tier: { S: profile.tier },
  active: { BOOL: profile.active },
  totp: { BOOL: profile.totp },
  created_at: { S: profile.createdAt },
  updated_at: { S: profile.updatedAt },
  ...(profile.lastSignInAt !== null && { last_sign_in_at: { S: profile.lastSignInAt } }),
  version: { N: String(profile.version) },
  searched: { S: searchedText(profile) },
});

/** What a change writes of a user, if it still has the version before. When somebody last signed in is left alone. */
export const toProfileUpdate = ({ name, role, tier, active, totp, updatedAt, version, email }: Profile) => ({
  UpdateExpression:
    "SET #name = :name, #role = :role, tier = :tier, active = :active, totp = :totp, updated_at = :at, " +
    "searched = :searched, version = :version",
  ExpressionAttributeNames: { "#name": "name", "#role": "role" },
  ExpressionAttributeValues: {
    ":name": { S: name },
    ":role": { S: role },
    ":tier": { S: tier },
    ":active": { BOOL: active },
    ":totp": { BOOL: totp },
    ":at": { S: updatedAt },
    ":searched": { S: searchedText({ name, email }) },
    ":version": { N: String(version) },
    ":before": { N: String(version - 1) },
  },
});
