import { GetItemCommand, UpdateItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { call, ignoreFailedCondition } from "../shared/lambda/errors.js";
import { tokenKey } from "../shared/table/ticket-table.js";
import { readTokenItem } from "../shared/table/token-item.js";
import type { TokenLookup, TokenStore } from "./ports.js";

/** The request waits for this write, which is not worth more, in ms. */
const TOUCH_TIMEOUT_MS = 500;

/** API tokens in the ticket table. */
export class DynamoTokenStore implements TokenStore {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  /** An eventually consistent read, which costs half as much: anybody can make up a token's id. */
  find(id: string): Promise<TokenLookup> {
    return this.#read(new GetItemCommand({ TableName: this.tableName, Key: tokenKey(id), ConsistentRead: false }));
  }

  /** A consistent read, so that a revoked token is refused from the moment it was revoked. */
  confirm(id: string): Promise<TokenLookup> {
    return this.#read(new GetItemCommand({ TableName: this.tableName, Key: tokenKey(id), ConsistentRead: true }));
  }

  async #read(command: GetItemCommand): Promise<TokenLookup> {
    const { Item } = await call("DynamoDB GetItem", this.client.send(command));
    return Item === undefined ? "unknown" : (readTokenItem(Item) ?? "unreadable");
  }

  /** A failed condition means that another instance wrote the use, or that the token was deleted. */
  async touch(id: string, usedAt: Date, notSince: Date): Promise<void> {
    const command = new UpdateItemCommand({
      TableName: this.tableName,
      Key: tokenKey(id),
      UpdateExpression: "SET last_used_at = :used",
      ConditionExpression: "attribute_exists(pk) AND (attribute_not_exists(last_used_at) OR last_used_at <= :since)",
      ExpressionAttributeValues: { ":used": { S: usedAt.toISOString() }, ":since": { S: notSince.toISOString() } },
    });
    const abortSignal = AbortSignal.timeout(TOUCH_TIMEOUT_MS);
    await call("DynamoDB UpdateItem", this.client.send(command, { abortSignal }).catch(ignoreFailedCondition));
  }
}
