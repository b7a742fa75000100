import { TransactWriteItemsCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { asDependencyError, DependencyThrottled } from "../shared/lambda/errors.js";
import { cancellationReasons } from "../shared/table/cancelled-transaction.js";
import { countedMarkKey, counterKey } from "../shared/table/ticket-table.js";
import type { Counter, CountResult, TicketCounts } from "./count-ticket.js";

/** Counters and the marks of counted tickets, in the ticket table. */
export class DynamoTicketCounts implements TicketCounts {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
    private readonly now: () => Date,
  ) {}

  async add(ticketId: string, counter: Counter): Promise<CountResult> {
    try {
      await this.client.send(this.command(ticketId, counter));
      return "counted";
    } catch (error) {
      return resultOf(error);
    }
  }

  /** One transaction, so that a ticket is never marked without being counted, nor counted without being marked. */
  private command(ticketId: string, { day, tier, priority, product }: Counter): TransactWriteItemsCommand {
    const TableName = this.tableName;
    const mark = { ...countedMarkKey(ticketId), counted_at: { S: this.now().toISOString() } };
    return new TransactWriteItemsCommand({
      TransactItems: [
        { Put: { TableName, Item: mark, ConditionExpression: "attribute_not_exists(pk)" } },
        {
          Update: {
            TableName,
            Key: counterKey(day, tier, priority, product),
            UpdateExpression: "ADD tickets :one",
            ExpressionAttributeValues: { ":one": { N: "1" } },
          },
        },
      ],
    });
  }
}

/** Cancellation reasons that are throttling. */
const THROTTLES = new Set(["ProvisionedThroughputExceeded", "RequestLimitExceeded", "ThrottlingError"]);

const resultOf = (error: unknown): CountResult => {
  const codes = cancellationReasons(error).map(({ Code = "None" }) => Code);
  // Only the mark has a condition.
  if (codes.includes("ConditionalCheckFailed")) return "counted-before";
  if (codes.includes("TransactionConflict")) return "contended";
  if (codes.some((code) => THROTTLES.has(code))) {
    throw new DependencyThrottled(`DynamoDB TransactWriteItems: ${codes.join(", ")}`);
  }
  throw asDependencyError("DynamoDB TransactWriteItems", error);
};
