import { paginateScan, type AttributeValue } from "@aws-sdk/client-dynamodb";
import { type FinishedTicket, readFinishedTicket } from "../../../functions/shared/table/finished-ticket.js";
import { parseTicketItem } from "../../../functions/shared/table/ticket-item.js";
import { TABLE_KEY, TICKET_SORT_KEY } from "../../../functions/shared/table/ticket-table.js";
import { ticketObjectKey } from "../../../functions/shared/contracts/ticket-record-schema.js";
import type { ObservedAnswer } from "./account-for-tickets.js";
import type { Deployment } from "../deployment/clients.js";
import { executionNameOf } from "../../../functions/shared/intake/execution-name.js";

const toAnswer = (item: FinishedTicket, reasoning: string | undefined): ObservedAnswer => ({
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
  ...(reasoning !== undefined && { reasoning }),
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
    const ticket = readFinishedTicket(item);
    if (ticket !== undefined) answers.set(ticket.ticket_id, toAnswer(ticket, item["priority_reasoning"]?.S));
  }
  return answers;
};

/** The status of every ticket in the table, by id. */
export const readStatuses = async (deployment: Deployment): Promise<ReadonlyMap<string, string>> => {
  const statuses = new Map<string, string>();
  for await (const item of readTickets(deployment)) {
    const { ticketId, status } = parseTicketItem(item);
    if (ticketId !== undefined && status !== undefined) statuses.set(ticketId, status);
  }
  return statuses;
};
