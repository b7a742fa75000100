import { type DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { call } from "../../shared/lambda/errors.js";
import { parseTicketItem } from "../../shared/table/ticket-item.js";
import { ticketItemKey } from "../../shared/table/ticket-table.js";
import type { ExecutionNames, TicketExecution } from "./executions.js";

/** The executions that the items of tickets name. */
export class DynamoExecutionNames implements ExecutionNames {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  async find(ticketId: string): Promise<TicketExecution | undefined> {
    const command = new GetItemCommand({
      TableName: this.tableName,
      Key: ticketItemKey(ticketId),
      ProjectionExpression: "pk, execution_arn",
      ConsistentRead: true,
    });
    const { Item: item } = await call("DynamoDB GetItem", this.client.send(command));
    return item && { arn: parseTicketItem(item).executionArn };
  }
}
