import {
  ConditionalCheckFailedException,
  paginateQuery,
  PutItemCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import { tokenKey, TOKENS_PARTITION } from "../../../functions/shared/table/ticket-table.js";
import {
  readTokenItem,
  stateOf,
  toTokenItem,
  type StoredToken,
  type TokenState,
} from "../../../functions/shared/table/token-item.js";
import { formatApiToken, hashSecret, makeApiToken } from "../../../functions/shared/auth/api-token.js";
import { SCOPES, type Caller } from "../../../functions/shared/auth/caller.js";

const DAY_MS = 86_400_000;

/** Days until a new token expires, by default. */
export const DEFAULT_DAYS = 90;

export interface NewToken extends Pick<Caller, "subject">, Partial<Omit<Caller, "subject">> {
  /** Days until it expires. @default 90 */
  readonly days?: number;
  /** For people: what the token is for. */
  readonly label?: string | undefined;
}

export interface CreatedToken extends Omit<StoredToken, "tokenHash"> {
  /** The whole token. It is not stored anywhere and cannot be read again. */
  readonly token: string;
}

/**
 * Creates an API token and stores its hash. By default: role customer, tier general, every scope.
 * @throws what the SDK throws if the table does not accept it
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
      // Never over another token. The second part holds when the SDK repeats a call that had succeeded.
      ConditionExpression: "attribute_not_exists(pk) OR token_hash = :hash",
      ExpressionAttributeValues: { ":hash": { S: tokenHash } },
    }),
  );
  return { token: formatApiToken(token), ...described };
};

/** Who has the tokens that commands make for themselves on a local stack. */
export const LOCAL_CUSTOMER = "local-customer";

/** Creates a token with the rights of a gold customer, for a local stack. It is gone when the stack is. */
export const createLocalToken = async (client: DynamoDBClient, table: string): Promise<string> =>
  (await createApiToken(client, table, { subject: LOCAL_CUSTOMER, tier: "gold", label: "made locally" })).token;

/** What a list shows of a token: neither its secret nor its hash. */
export interface ListedToken extends Omit<StoredToken, "tokenHash"> {
  readonly state: TokenState;
}

export interface TokenList {
  /** Newest first. */
  readonly tokens: readonly ListedToken[];
  /** Ids of malformed token items, for example after an edit by hand. They grant no access. */
  readonly unreadable: readonly string[];
}

/** Names each attribute that is shown, so that a new attribute of tokens is not shown by accident. */
const toListed = (token: StoredToken, now: Date): ListedToken => {
  const { id, subject, role, tier, scopes, label, createdAt, validUntil, revokedAt, lastUsedAt } = token;
  const state = stateOf(token, now.getTime());
  return { id, subject, role, tier, scopes, label, createdAt, validUntil, revokedAt, lastUsedAt, state };
};

/** Lists every token of the table. @throws what the SDK throws if the table cannot be read */
export const listApiTokens = async (client: DynamoDBClient, table: string, now = new Date()): Promise<TokenList> => {
  const query = {
    TableName: table,
    KeyConditionExpression: "pk = :tokens",
    ExpressionAttributeValues: { ":tokens": { S: TOKENS_PARTITION } },
    ConsistentRead: true,
  };
  const tokens: ListedToken[] = [];
  const unreadable: string[] = [];
  for await (const { Items = [] } of paginateQuery({ client }, query)) {
    for (const item of Items) {
      const token = readTokenItem(item);
      if (token === undefined) unreadable.push(item["sk"]?.S ?? "");
      else tokens.push(toListed(token, now));
    }
  }
  return { tokens: tokens.toSorted((one, other) => (one.createdAt > other.createdAt ? -1 : 1)), unreadable };
};

export type Revocation = "revoked" | "revoked-before" | "unknown";

/**
 * Revokes a token permanently; the time of the first revocation stays. Malformed token items can be revoked too.
 * @throws what the SDK throws if the table does not accept it
 */
export const revokeApiToken = async (
  client: DynamoDBClient,
  table: string,
  id: string,
  now = new Date(),
): Promise<Revocation> => {
  const command = new UpdateItemCommand({
    TableName: table,
    Key: tokenKey(id),
    UpdateExpression: "SET revoked_at = if_not_exists(revoked_at, :now)",
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeValues: { ":now": { S: now.toISOString() } },
    ReturnValues: "UPDATED_OLD",
  });
  try {
    const { Attributes } = await client.send(command);
    return Attributes?.["revoked_at"] === undefined ? "revoked" : "revoked-before";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "unknown";
    throw error;
  }
};
