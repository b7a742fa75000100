import { UpdateItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { ticketItemKey } from "../shared/table/ticket-table.js";
import { OUTCOMES, type TicketStatus } from "../shared/contracts/ticket-record.js";
import type { FailurePointer } from "../shared/contracts/workflow.js";
import type { FailureTable } from "./record-failure.js";
import { call, ignoreFailedCondition } from "../shared/lambda/errors.js";

const FAILED: TicketStatus = "FAILED";

/**
 * Statuses that the failure of any execution may replace. A ticket in another status is finished, or waits for a
 * person.
 */
const UNFINISHED: readonly TicketStatus[] = ["RECEIVED", "PROCESSING", FAILED];

/**
 * Statuses that only the failure of the execution which set them may replace: it stored the ticket and then could not
 * write or publish it, and a replay skips a ticket that counts as finished.
 */
const STORED: readonly TicketStatus[] = OUTCOMES;

const placeholder = (status: TicketStatus): string => `:${status.toLowerCase()}`;
const listed = (statuses: readonly TicketStatus[]): string => statuses.map(placeholder).join(", ");
const CONDITION = `content_hash = :hash AND (#status IN (${listed(UNFINISHED)}) OR (execution_arn = :execution AND #status IN (${listed(STORED)})))`;

/** The ticket table in DynamoDB. */
export class DynamoFailureTable implements FailureTable {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  /**
   * The condition on the content keeps a second ticket with the same id from marking the first, and from creating an
   * item.
   * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected
   */
  async markFailed(pointer: FailurePointer): Promise<void> {
    const response = this.client.send(this.command(pointer));
    await call("DynamoDB UpdateItem", response.catch(ignoreFailedCondition));
  }

  private command({ ticketId, contentHash, error, key, failedAt, executionArn }: FailurePointer): UpdateItemCommand {
    const statuses = [...UNFINISHED, ...STORED].map((status) => [placeholder(status), { S: status }] as const);
    return new UpdateItemCommand({
      TableName: this.tableName,
      Key: ticketItemKey(ticketId),
      UpdateExpression:
        "SET #status = :failed, failure_error = :error, failure_key = :key, failed_at = :failed_at REMOVE listing_key",
      ConditionExpression: CONDITION,
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: {
        ...Object.fromEntries(statuses),
        ":execution": { S: executionArn },
        ":hash": { S: contentHash },
        ":error": { S: error },
        ":key": { S: key },
        ":failed_at": { S: failedAt },
      },
    });
  }
}
