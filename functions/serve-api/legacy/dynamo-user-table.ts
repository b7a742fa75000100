import { type DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { asDependencyError } from "../../shared/lambda/aws-errors.js";
import { userItemKey } from "../item-keys.js";
import type { UserTable } from "../ports.js";

/** Users in DynamoDB. */
export class DynamoUserTable implements UserTable {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  /** Ids are random: whatever has this one is the same user, written by an attempt whose answer was lost. */
  async add({ userId, owner, createdAt }: Parameters<UserTable["add"]>[0]): Promise<void> {
    const Item = { ...userItemKey(userId), owner: { S: owner }, created_at: { S: createdAt.toISOString() } };
    await this.client.send(new PutItemCommand({ TableName: this.tableName, Item })).catch((error: unknown) => {
      throw asDependencyError("DynamoDB PutItem", error);
    });
  }

  async ownerOf(userId: string): Promise<string | undefined> {
    const command = new GetItemCommand({
      TableName: this.tableName,
      Key: userItemKey(userId),
      ProjectionExpression: "#owner",
      ExpressionAttributeNames: { "#owner": "owner" },
      ConsistentRead: true,
    });
    const { Item } = await this.client.send(command).catch((error: unknown) => {
      throw asDependencyError("DynamoDB GetItem", error);
    });
    return Item?.["owner"]?.S;
  }
}
