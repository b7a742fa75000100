import { TransactWriteItemsCommand, TransactionCanceledException, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { asDependencyError } from "../shared/lambda/aws-errors.js";
import { DependencyThrottled } from "../shared/lambda/errors.js";
import { ticketPartition } from "../shared/table/ticket-table.js";
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
      return answerTo(error);
    }
  }

  /** One transaction, so that there is no moment at which a ticket is marked and not counted, or counted and not marked. */
  private command(ticketId: string, { day, tier, priority, product }: Counter): TransactWriteItemsCommand {
    const TableName = this.tableName;
    const mark = { pk: ticketPartition(ticketId), sk: { S: "COUNTED" }, counted_at: { S: this.now().toISOString() } };
    return new TransactWriteItemsCommand({
      TransactItems: [
        { Put: { TableName, Item: mark, ConditionExpression: "attribute_not_exists(pk)" } },
        {
          Update: {
            TableName,
            Key: { pk: { S: `COUNTS#${day}` }, sk: { S: `${tier}#${priority}#${product}` } },
            UpdateExpression: "ADD tickets :one",
            ExpressionAttributeValues: { ":one": { N: "1" } },
          },
        },
      ],
    });
  }
}

/** Reasons of a cancelled transaction that pass by themselves. */
const THROTTLES = new Set(["ProvisionedThroughputExceeded", "RequestLimitExceeded", "ThrottlingError"]);

const answerTo = (error: unknown): CountResult => {
  if (error instanceof TransactionCanceledException) {
    const codes = (error.CancellationReasons ?? []).map(({ Code = "None" }) => Code);
    // The mark's condition is the only one.
    if (codes.includes("ConditionalCheckFailed")) return "counted-before";
    if (codes.includes("TransactionConflict")) return "contended";
    if (codes.some((code) => THROTTLES.has(code))) {
      throw new DependencyThrottled(`DynamoDB TransactWriteItems: ${codes.join(", ")}`);
    }
  }
  throw asDependencyError("DynamoDB TransactWriteItems", error);
};
