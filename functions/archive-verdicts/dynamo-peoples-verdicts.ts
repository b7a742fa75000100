import { type DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { call } from "../shared/lambda/errors.js";
import { readEvaluationText, VERDICT_ATTRIBUTES } from "../shared/reply-quality/evaluation-item.js";
import type { ReplyEvaluation } from "../shared/reply-quality/evaluation.js";
import { projectionOf } from "../shared/table/attributes.js";
import { personVerdictKey } from "../shared/table/ticket-table.js";
import type { PeoplesVerdicts } from "./archive-verdicts.js";

/** People's verdicts in the ticket table, without who decided. */
export class DynamoPeoplesVerdicts implements PeoplesVerdicts {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  /** Consistent, because the change that the stream tells of must be in it. */
  async find(ticketId: string): Promise<ReplyEvaluation | "missing" | "unreadable"> {
    const command = new GetItemCommand({
      TableName: this.tableName,
      Key: personVerdictKey(ticketId),
      ConsistentRead: true,
      ...projectionOf(VERDICT_ATTRIBUTES),
    });
    const { Item: item } = await call("DynamoDB GetItem", this.client.send(command));
    return item === undefined ? "missing" : (readEvaluationText(item) ?? "unreadable");
  }
}
