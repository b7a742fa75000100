import { ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { asDependencyError } from "../shared/lambda/errors.js";
import { evaluationAttributes, type StoredEvaluation } from "../shared/reply-quality/evaluation-item.js";
import { type ItemCondition, updateOf } from "../shared/table/item-update.js";
import { evaluationKey } from "../shared/table/ticket-table.js";
import type { Evaluations } from "./evaluate-response.js";

/** A ticket that was answered again keeps the evaluation of its later answer, whichever message is delivered last. */
const isLatest = (answeredAt: string): ItemCondition => ({
  expression: "(attribute_not_exists(#answered_at) OR #answered_at <= :of_this_answer)",
  names: ["answered_at"],
  values: { ":of_this_answer": { S: answeredAt } },
});

/** Evaluations in the ticket table, where the customers' function may not read. */
export class DynamoEvaluations implements Evaluations {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  async save(stored: StoredEvaluation): Promise<"saved" | "superseded"> {
    const command = new UpdateItemCommand({
      TableName: this.tableName,
      Key: evaluationKey(stored.evaluation.ticket_id),
      ...updateOf(evaluationAttributes(stored), [isLatest(stored.answeredAt)]),
    });
    try {
      await this.client.send(command);
      return "saved";
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return "superseded";
      throw asDependencyError("DynamoDB UpdateItem", error);
    }
  }
}
