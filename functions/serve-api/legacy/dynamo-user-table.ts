import { type DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { call } from "../../shared/lambda/errors.js";
import { userItemKey } from "../../shared/table/ticket-table.js";
import type { UserTable } from "../ports.js";

/** Users in DynamoDB. */
export class DynamoUserTable implements UserTable {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  /** Ids are random: an existing item with this id is the same user, written by an attempt whose response was lost. */
  async add({ userId, owner, createdAt }: Parameters<UserTable["add"]>[0]): Promise<void> {
    const Item = { ...userItemKey(userId), owner: { S: owner }, created_at: { S: createdAt.toISOString() } };
    await call("DynamoDB PutItem", this.client.send(new PutItemCommand({ TableName: this.tableName, Item })));
  }

  async ownerOf(userId: string): Promise<string | undefined> {
    const command = new GetItemCommand({
      TableName: this.tableName,
      Key: userItemKey(userId),
      ProjectionExpression: "#owner",
      ExpressionAttributeNames: { "#owner": "owner" },
      ConsistentRead: true,
    });
    const { Item } = await call("DynamoDB GetItem", this.client.send(command));
    return Item?.["owner"]?.S;
  }
}
