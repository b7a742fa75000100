import { type DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { call } from "../../shared/lambda/errors.js";
import { readEvaluationItem, type StoredEvaluation } from "../../shared/reply-quality/evaluation-item.js";
import { evaluationKey, type ItemKey, personVerdictKey } from "../../shared/table/ticket-table.js";
import type { StoredEvaluations } from "./read-evaluation.js";

/** Evaluations in the ticket table. */
export class DynamoStoredEvaluations implements StoredEvaluations {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  find(ticketId: string): Promise<StoredEvaluation | undefined> {
    return this.#read(evaluationKey(ticketId));
  }

  findOfPerson(ticketId: string): Promise<StoredEvaluation | undefined> {
    return this.#read(personVerdictKey(ticketId));
  }

  async #read(Key: ItemKey): Promise<StoredEvaluation | undefined> {
    const command = new GetItemCommand({ TableName: this.tableName, Key });
    return readEvaluationItem((await call("DynamoDB GetItem", this.client.send(command))).Item);
  }
}
