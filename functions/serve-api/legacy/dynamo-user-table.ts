import { type DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { call, ignoreFailedCondition } from "../../shared/lambda/errors.js";
import { NumberAttribute as number, TextAttribute as text } from "../../shared/table/attributes.js";
import { userItemKey } from "../../shared/table/ticket-table.js";
import type { LegacyUser, UserTable } from "../ports.js";

/** The request waits for this write, which is not worth more, in ms. */
const EXTEND_TIMEOUT_MS = 500;

const ItemSchema = z.object({ owner: text, expires_at: number.optional() });

/** Users in DynamoDB. */
export class DynamoUserTable implements UserTable {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  /** Ids are random: an existing item with this id is the same user, written by an attempt whose response was lost. */
  async add({ userId, owner, createdAt, expiresAt }: Parameters<UserTable["add"]>[0]): Promise<void> {
    const expiry = expiresAt === undefined ? {} : { expires_at: { N: String(expiresAt) } };
    const created = { owner: { S: owner }, created_at: { S: createdAt.toISOString() } };
    const Item = { ...userItemKey(userId), ...created, ...expiry };
    await call("DynamoDB PutItem", this.client.send(new PutItemCommand({ TableName: this.tableName, Item })));
  }

  async find(userId: string): Promise<LegacyUser | undefined> {
    const command = new GetItemCommand({
      TableName: this.tableName,
      Key: userItemKey(userId),
      ProjectionExpression: "#owner, expires_at",
      ExpressionAttributeNames: { "#owner": "owner" },
      ConsistentRead: true,
    });
    const { Item } = await call("DynamoDB GetItem", this.client.send(command));
    const { data } = ItemSchema.safeParse(Item);
    return data === undefined ? undefined : { owner: data.owner, expiresAt: data.expires_at };
  }

  /** The condition keeps a deleted user from coming back without an owner. */
  async extend(userId: string, expiresAt: number): Promise<void> {
    const command = new UpdateItemCommand({
      TableName: this.tableName,
      Key: userItemKey(userId),
      UpdateExpression: "SET expires_at = :at",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeValues: { ":at": { N: String(expiresAt) } },
    });
    const abortSignal = AbortSignal.timeout(EXTEND_TIMEOUT_MS);
    await call("DynamoDB UpdateItem", this.client.send(command, { abortSignal }).catch(ignoreFailedCondition));
  }
}
