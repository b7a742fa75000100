import { PutItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { toTokenItem, type StoredToken } from "../../../functions/shared/auth/api-token-item.js";
import { formatApiToken, hashSecret, makeApiToken } from "../../../functions/shared/auth/api-token.js";
import { SCOPES, type Caller } from "../../../functions/shared/auth/caller.js";

const DAY_MS = 86_400_000;

/** Days that a token works, unless it is told otherwise. */
export const DEFAULT_DAYS = 90;

export interface NewToken extends Pick<Caller, "subject">, Partial<Omit<Caller, "subject">> {
  /** @default 90 */
  readonly days?: number;
  /** For people: what the token is for. */
  readonly label?: string | undefined;
}

export interface CreatedToken extends Omit<StoredToken, "tokenHash"> {
  /** The whole token. It is nowhere else, and cannot be had again. */
  readonly token: string;
}

/**
 * Makes an API token and stores its hash. Role customer, tier general and every scope, unless told otherwise.
 * @throws what the SDK throws when the table did not take it.
 */
export const createApiToken = async (
  client: DynamoDBClient,
  table: string,
  { days = DEFAULT_DAYS, label, ...caller }: NewToken,
  now = new Date(),
): Promise<CreatedToken> => {
  const token = makeApiToken();
  const described = {
    id: token.id,
    role: "customer",
    tier: "general",
    scopes: SCOPES,
    ...caller,
    label,
    createdAt: now.toISOString(),
    validUntil: new Date(now.getTime() + days * DAY_MS).toISOString(),
  } as const;
  const tokenHash = hashSecret(token.secret);
  await client.send(
    new PutItemCommand({
      TableName: table,
      Item: toTokenItem({ ...described, tokenHash }),
      // Never over another token; the second holds when the SDK tries again what the table did already.
      ConditionExpression: "attribute_not_exists(pk) OR token_hash = :hash",
      ExpressionAttributeValues: { ":hash": { S: tokenHash } },
    }),
  );
  return { token: formatApiToken(token), ...described };
};
