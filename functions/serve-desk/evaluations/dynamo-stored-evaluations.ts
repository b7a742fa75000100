import { type DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { call } from "../../shared/lambda/errors.js";
import { readEvaluationItem, type StoredEvaluation } from "../../shared/reply-quality/evaluation-item.js";
import { evaluationKey } from "../../shared/table/ticket-table.js";
import type { StoredEvaluations } from "./read-evaluation.js";

/** Evaluations in the ticket table. */
export class DynamoStoredEvaluations implements StoredEvaluations {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  async find(ticketId: string): Promise<StoredEvaluation | undefined> {
    const command = new GetItemCommand({ TableName: this.tableName, Key: evaluationKey(ticketId) });
    return readEvaluationItem((await call("DynamoDB GetItem", this.client.send(command))).Item);
  }
}
