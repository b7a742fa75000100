import { ConditionalCheckFailedException, UpdateItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { asDependencyError } from "../shared/aws-errors.js";
import type { TicketStatus } from "../shared/ticket-record.js";
import type { FailurePointer } from "../shared/workflow.js";
import type { TicketTable } from "./record-failure.js";

const FAILED: TicketStatus = "FAILED";

/** Statuses a failure may replace. A ticket in any other is finished, or in a person's hands. */
const UNFINISHED: readonly TicketStatus[] = ["RECEIVED", "PROCESSING", FAILED];

/** The ticket table in DynamoDB. */
export class DynamoTicketTable implements TicketTable {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  /**
   * The condition on the content keeps a second ticket of the same id from marking the first, and from making an item.
   * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected
   */
  async markFailed(pointer: FailurePointer): Promise<void> {
    await this.client.send(this.command(pointer)).catch((error: unknown) => {
      if (error instanceof ConditionalCheckFailedException) return;
      throw asDependencyError("DynamoDB UpdateItem", error);
    });
  }

  private command({ ticketId, contentHash, error, key, failedAt }: FailurePointer): UpdateItemCommand {
    const unfinished = UNFINISHED.map((status) => [`:${status.toLowerCase()}`, { S: status }] as const);
    return new UpdateItemCommand({
      TableName: this.tableName,
      Key: { pk: { S: `TICKET#${ticketId}` }, sk: { S: "TICKET" } },
      UpdateExpression: "SET #status = :failed, failure_error = :error, failure_key = :key, failed_at = :failed_at",
      ConditionExpression: `content_hash = :hash AND #status IN (${unfinished.map(([name]) => name).join(", ")})`,
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: {
        ...Object.fromEntries(unfinished),
        ":hash": { S: contentHash },
        ":error": { S: error },
        ":key": { S: key },
        ":failed_at": { S: failedAt },
      },
    });
  }
}
