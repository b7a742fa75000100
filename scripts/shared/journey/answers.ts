import { paginateScan, type AttributeValue } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { NumberAttribute as Numeric, TextAttribute as Text } from "../../../functions/shared/table/ticket-item.js";
import { TABLE_KEY, TICKET_SORT_KEY } from "../../../functions/shared/table/ticket-table.js";
import { OUTCOMES, ticketObjectKey } from "../../../functions/shared/contracts/ticket-record.js";
import type { ObservedAnswer } from "./account-for-tickets.js";
import type { Deployment } from "../deployment/clients.js";
import { executionNameOf } from "../../../functions/shared/intake/execution-name.js";

/** The columns that are read from a finished ticket's item. Items with another status do not match. */
const Item = z.object({
  ticket_id: Text,
  submitted_at: Text,
  status: Text.pipe(z.enum(OUTCOMES)),
  sentiment: Text,
  sentiment_score_mixed: Numeric,
  sentiment_score_negative: Numeric,
  sentiment_score_neutral: Numeric,
  sentiment_score_positive: Numeric,
  priority: Text,
  category: Text,
  language: Text,
  confidence: Numeric,
  execution_arn: Text,
});

const Status = z.object({ ticket_id: Text, status: Text });

const toAnswer = (item: z.infer<typeof Item>): ObservedAnswer => ({
  outcome: item.status,
  triage: {
    sentiment: item.sentiment,
    sentimentScores: {
      mixed: item.sentiment_score_mixed,
      negative: item.sentiment_score_negative,
      neutral: item.sentiment_score_neutral,
      positive: item.sentiment_score_positive,
    },
    priority: item.priority,
    category: item.category,
    language: item.language,
    confidence: item.confidence,
  },
  key: ticketObjectKey(item),
  executionName: executionNameOf(item.execution_arn),
});

/** Every ticket's item, one page at a time. The table also has other kinds of items: counters, marks, tokens. */
async function* readTickets({ dynamo, names }: Deployment): AsyncGenerator<Record<string, AttributeValue>> {
  const scan = {
    TableName: names.table,
    FilterExpression: `${TABLE_KEY.sort} = :ticket`,
    ExpressionAttributeValues: { ":ticket": { S: TICKET_SORT_KEY } },
  };
  for await (const { Items = [] } of paginateScan({ client: dynamo }, scan)) yield* Items;
}

/** Every finished ticket in the table, by id. */
export const readAnswers = async (deployment: Deployment): Promise<ReadonlyMap<string, ObservedAnswer>> => {
  const answers = new Map<string, ObservedAnswer>();
  for await (const item of readTickets(deployment)) {
    const { data } = Item.safeParse(item);
    if (data !== undefined) answers.set(data.ticket_id, toAnswer(data));
  }
  return answers;
};

/** The status of every ticket in the table, by id. */
export const readStatuses = async (deployment: Deployment): Promise<ReadonlyMap<string, string>> => {
  const statuses = new Map<string, string>();
  for await (const item of readTickets(deployment)) {
    const { data } = Status.safeParse(item);
    if (data !== undefined) statuses.set(data.ticket_id, data.status);
  }
  return statuses;
};
