import { paginateQuery, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  readTokenItem,
  stateOf,
  TOKENS_PARTITION,
  type StoredToken,
  type TokenState,
} from "../../../functions/shared/auth/api-token-item.js";

/** What is told of a token: neither its secret nor its hash. */
export interface ListedToken extends Omit<StoredToken, "tokenHash"> {
  readonly state: TokenState;
}

export interface TokenList {
  /** Newest first. */
  readonly tokens: readonly ListedToken[];
  /** Ids of items that are not of a token's form, such as after an edit by hand. They let nobody in. */
  readonly unreadable: readonly string[];
}

/** Names what is told, so that a new attribute of tokens stays untold. */
const toListed = (token: StoredToken, now: Date): ListedToken => {
  const { id, subject, role, tier, scopes, label, createdAt, validUntil, revokedAt, lastUsedAt } = token;
  const state = stateOf(token, now.getTime());
  return { id, subject, role, tier, scopes, label, createdAt, validUntil, revokedAt, lastUsedAt, state };
};

/** Every token of the table. @throws what the SDK throws when the table cannot be read. */
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
