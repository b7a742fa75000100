import { ScanCommand, type AttributeValue } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { OUTCOMES, ticketKey } from "../../functions/shared/ticket-record.js";
import type { Answer } from "./accounting.js";
import type { Deployment } from "./deployment.js";

const Text = z.object({ S: z.string() }).transform(({ S }) => S);
const Numeric = z.object({ N: z.string() }).transform(({ N }) => Number(N));

/** The columns of an answered ticket's item that the runner tells of. Items of other statuses do not parse. */
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

const toAnswer = (item: z.infer<typeof Item>): Answer => ({
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
  key: ticketKey(item),
  executionName: item.execution_arn.split(":").at(-1) ?? "",
});

/** Every answered ticket in the table, by its id. */
export const readAnswers = async ({ dynamo, names }: Deployment): Promise<ReadonlyMap<string, Answer>> => {
  const answers = new Map<string, Answer>();
  let start: Record<string, AttributeValue> | undefined;
  do {
    const page = await dynamo.send(
      new ScanCommand({ TableName: names.table, ...(start !== undefined && { ExclusiveStartKey: start }) }),
    );
    for (const item of page.Items ?? []) {
      const { data } = Item.safeParse(item);
      if (data !== undefined) answers.set(data.ticket_id, toAnswer(data));
    }
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return answers;
};
