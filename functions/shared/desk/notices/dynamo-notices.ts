import { DeleteItemCommand, type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { call } from "../../lambda/errors.js";
import { DESK_PARTITIONS, deskItemKey } from "../../table/ticket-table.js";
import { readNoticeItem } from "../store/entry-items.js";
import type { ListedNotices, Notices } from "./notices.js";

/** Notices in the ticket table. */
export class DynamoNotices implements Notices {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  async list(limit: number): Promise<ListedNotices> {
    const command = new QueryCommand({
      TableName: this.tableName,
      KeyConditionExpression: "pk = :notices",
      ExpressionAttributeValues: { ":notices": { S: DESK_PARTITIONS.notices } },
      ConsistentRead: true,
      Limit: limit,
    });
    const { Items: items = [], LastEvaluatedKey: last } = await call("DynamoDB Query", this.client.send(command));
    const read = items.map((item) => ({ id: item["sk"]?.S ?? "", notice: readNoticeItem(item) }));
    return {
      notices: read.flatMap(({ notice }) => (notice === undefined ? [] : [notice])),
      unreadable: read.flatMap(({ id, notice }) => (notice === undefined ? [id] : [])),
      isCut: last !== undefined,
    };
  }

  /** A notice that another run has removed already is removed. */
  async remove(noticeId: string): Promise<void> {
    const command = new DeleteItemCommand({ TableName: this.tableName, Key: deskItemKey("notices", noticeId) });
    await call("DynamoDB DeleteItem", this.client.send(command));
  }
}
