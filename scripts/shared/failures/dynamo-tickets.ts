import { GetItemCommand, paginateQuery, type AttributeValue, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import pMap from "p-map";
import { DynamoFailureTable } from "../../../functions/record-failure/dynamo-failure-table.js";
import { ticketItemKey } from "../../../functions/shared/table/ticket-table.js";
import type { FailurePointer } from "../../../functions/shared/contracts/workflow.js";
import type { TicketItem, ReplayTable } from "./ports.js";
import { isWithin, type TimeRange } from "./selection.js";

/** Items read at once. */
const CONCURRENCY = 16;

const NAMES = { "#status": "status" };
const COLUMNS = "ticket_id, #status, content_hash, execution_arn, model_id, submitted_at";

const toItem = (ticketId: string, item: Readonly<Record<string, AttributeValue>>): TicketItem => {
  const submittedAt = item["submitted_at"]?.S;
  return {
    ticketId,
    status: item["status"]?.S ?? "",
    contentHash: item["content_hash"]?.S,
    executionArn: item["execution_arn"]?.S,
    modelId: item["model_id"]?.S,
    submittedAt: submittedAt === undefined ? undefined : new Date(submittedAt),
  };
};

/** The ticket table in DynamoDB. */
export class DynamoTickets implements ReplayTable {
  private readonly failures: DynamoFailureTable;

  constructor(
    private readonly client: DynamoDBClient,
    private readonly table: string,
  ) {
    this.failures = new DynamoFailureTable(client, table);
  }

  async read(ticketId: string): Promise<TicketItem | undefined> {
    const command = new GetItemCommand({
      TableName: this.table,
      Key: ticketItemKey(ticketId),
      ProjectionExpression: COLUMNS,
      ExpressionAttributeNames: NAMES,
      ConsistentRead: true,
    });
    const { Item } = await this.client.send(command);
    return Item === undefined ? undefined : toItem(ticketId, Item);
  }

  /** The index has only some columns and may lag behind, so each item is read, and skipped if it no longer waits. */
  async *waiting({ since, until }: TimeRange): AsyncGenerator<TicketItem> {
    const query = {
      TableName: this.table,
      IndexName: "by-status",
      KeyConditionExpression: "#status = :status AND submitted_at BETWEEN :since AND :until",
      ExpressionAttributeNames: NAMES,
      ExpressionAttributeValues: {
        ":status": { S: "NEEDS_HUMAN" },
        ":since": { S: since?.toISOString() ?? "0" },
        ":until": { S: until?.toISOString() ?? "~" },
      },
      ProjectionExpression: "ticket_id",
    };
    for await (const { Items = [] } of paginateQuery({ client: this.client }, query)) {
      const items = await pMap(Items, ({ ticket_id: id }) => this.read(id?.S ?? ""), { concurrency: CONCURRENCY });
      for (const item of items) {
        if (item?.status !== "NEEDS_HUMAN" || item.submittedAt === undefined) continue;
        if (isWithin({ since, until }, item.submittedAt)) yield item;
      }
    }
  }

  markFailed(pointer: FailurePointer): Promise<void> {
    return this.failures.markFailed(pointer);
  }
}
