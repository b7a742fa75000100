import {
  ConditionalCheckFailedException,
  GetItemCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import { readTokenItem, tokenKey } from "../shared/auth/api-token-item.js";
import { asDependencyError } from "../shared/lambda/aws-errors.js";
import type { TokenLookup, TokenStore } from "./ports.js";

/** The call waits for the write, and it is worth no more than this; in ms. */
const TOUCH_TIMEOUT_MS = 500;

/** API tokens in the ticket table. */
export class DynamoTokenStore implements TokenStore {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  /** A consistent read: a revoked token is known as such from the moment it was revoked. */
  async find(id: string): Promise<TokenLookup> {
    const command = new GetItemCommand({ TableName: this.tableName, Key: tokenKey(id), ConsistentRead: true });
    const { Item } = await this.client.send(command).catch((error: unknown) => {
      throw asDependencyError("DynamoDB GetItem", error);
    });
    return Item === undefined ? "unknown" : (readTokenItem(Item) ?? "unreadable");
  }

  async touch(id: string, usedAt: Date, notSince: Date): Promise<void> {
    const command = new UpdateItemCommand({
      TableName: this.tableName,
      Key: tokenKey(id),
      UpdateExpression: "SET last_used_at = :used",
      ConditionExpression: "attribute_exists(pk) AND (attribute_not_exists(last_used_at) OR last_used_at <= :since)",
      ExpressionAttributeValues: { ":used": { S: usedAt.toISOString() }, ":since": { S: notSince.toISOString() } },
    });
    const abortSignal = AbortSignal.timeout(TOUCH_TIMEOUT_MS);
    await this.client.send(command, { abortSignal }).catch((error: unknown) => {
      // Another instance wrote it, or the token is gone.
      if (error instanceof ConditionalCheckFailedException) return;
      throw asDependencyError("DynamoDB UpdateItem", error);
    });
  }
}
