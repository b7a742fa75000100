import { ConditionalCheckFailedException, UpdateItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { ticketItemKey } from "../table/ticket-table.js";
import { TicketMissing, type LaneAssignment, type LaneResult, type LaneTable } from "./set-lane.js";
import { asDependencyError } from "../lambda/errors.js";

/**
 * The item's `processed_at` is that of the answer it has. A ticket that was answered again keeps the later answer's
 * lane, whichever message is delivered last.
 */
const CONDITION = "attribute_exists(pk) AND (attribute_not_exists(processed_at) OR processed_at <= :processed_at)";

/** Lanes in the ticket table. */
export class DynamoLaneTable implements LaneTable {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  async setLane(assignment: LaneAssignment): Promise<LaneResult> {
    try {
      await this.client.send(this.command(assignment));
      return "set";
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw asDependencyError("DynamoDB UpdateItem", error);
      if (error.Item === undefined) throw new TicketMissing("the table has no item for this ticket");
      return "superseded";
    }
  }

  private command({ ticketId, lane, answerBy, processedAt }: LaneAssignment): UpdateItemCommand {
    return new UpdateItemCommand({
      TableName: this.tableName,
      Key: ticketItemKey(ticketId),
      UpdateExpression: "SET lane = :lane, answer_by = :answer_by",
      ConditionExpression: CONDITION,
      ExpressionAttributeValues: {
        ":lane": { S: lane },
        ":answer_by": { S: answerBy },
        ":processed_at": { S: processedAt },
      },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });
  }
}
