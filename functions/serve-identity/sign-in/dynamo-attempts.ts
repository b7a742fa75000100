import { type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { call, ignoreFailedCondition } from "../../shared/lambda/errors.js";
import { attemptsKey, EXPIRY_ATTRIBUTE, type ItemKey } from "../../shared/table/ticket-table.js";
import type { AttemptKind, Attempts } from "../ports.js";
import { hashOf, LIMITS, windowOf } from "./limit-attempts.js";

/** Counters in the ticket table: one item for each account, and each address, in a quarter of an hour. */
export class DynamoAttempts implements Attempts {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  /** The condition bounds the counter: attempts beyond the limit write nothing. */
  async take(kind: AttemptKind, of: string, at: Date): Promise<Date | undefined> {
    const { end } = windowOf(at);
    const command = new UpdateItemCommand({
      TableName: this.tableName,
      Key: this.#key(kind, of, at),
      UpdateExpression: `SET ${EXPIRY_ATTRIBUTE} = :expires ADD attempts :one`,
      ConditionExpression: "attribute_not_exists(attempts) OR attempts < :limit",
      ExpressionAttributeValues: {
        ":one": { N: "1" },
        ":limit": { N: String(LIMITS[kind]) },
        ":expires": { N: String(end.getTime() / 1_000) },
      },
    });
    const sent = this.client.send(command).catch(ignoreFailedCondition);
    return (await call("DynamoDB UpdateItem", sent)) === undefined ? end : undefined;
  }

  async giveBack(kind: AttemptKind, of: string, at: Date): Promise<void> {
    const command = new UpdateItemCommand({
      TableName: this.tableName,
      Key: this.#key(kind, of, at),
      UpdateExpression: "ADD attempts :minus_one",
      ConditionExpression: "attempts >= :one",
      ExpressionAttributeValues: { ":minus_one": { N: "-1" }, ":one": { N: "1" } },
    });
    await call("DynamoDB UpdateItem", this.client.send(command).catch(ignoreFailedCondition));
  }

  #key(kind: AttemptKind, of: string, at: Date): ItemKey {
    return attemptsKey(kind, hashOf(of), windowOf(at).start.toISOString());
  }
}
