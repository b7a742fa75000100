import {
  type AttributeValue,
  type DynamoDBClient,
  paginateQuery,
  type QueryCommandOutput,
} from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { parseJson } from "../../contracts/parse-json.js";
import { call } from "../../lambda/errors.js";
import { type Item, NumberAttribute as number, TextAttribute as text } from "../../table/attributes.js";
import { DESK_PARTITIONS, deskItemKey, REVISION_SORT_KEY } from "../../table/ticket-table.js";
import { RuleIdSchema } from "../rules/rule-id.js";
import type { Rule, RuleKind } from "../rules/rule-kinds.js";

/**
 * The attribute `rule` is JSON: a rule is read and written as a whole, and people who edit it in the console see what
 * the API shows.
 */
const ItemSchema = z.object({
  sk: text.pipe(RuleIdSchema),
  rule: text,
  version: number.pipe(z.int().min(1)),
  updated_at: text.pipe(z.iso.datetime()),
  updated_by: text,
});

/** Reads a rule's item. @returns undefined for an invalid one, such as one that was edited by hand */
export const readRuleItem = <T>({ schema }: RuleKind<T>, item: Item): Rule<T> | undefined => {
  const { data } = ItemSchema.safeParse(item);
  const { data: value } = schema.safeParse(parseJson(data?.rule));
  if (data === undefined || value === undefined) return undefined;
  return { id: data.sk, value, version: data.version, updatedAt: data.updated_at, updatedBy: data.updated_by };
};

/** A rule that somebody wrote. */
export type StoredRule<T> = Rule<T> & { readonly updatedAt: string; readonly updatedBy: string };

export const toRuleItem = <T>(
  { collection }: RuleKind<T>,
  { id, value, version, updatedAt, updatedBy }: StoredRule<T>,
): Record<string, AttributeValue> => ({
  ...deskItemKey(collection, id),
  rule: { S: JSON.stringify(value) },
  version: { N: String(version) },
  updated_at: { S: updatedAt },
  updated_by: { S: updatedBy },
});

/** Structured logs, of ids only. */
export interface RuleLog {
  warn(message: string, fields: Readonly<Record<string, unknown>>): void;
}

interface RulesQuery {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly log: RuleLog;
  readonly consistent: boolean;
}

const allItems = async (pages: AsyncIterable<QueryCommandOutput>): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const { Items = [] } of pages) items.push(...Items);
  return items;
};

/**
 * Reads what is stored of one kind. An invalid item is left out and logged, so that one does not take all others away.
 * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected
 */
export const queryRules = async <T>(kind: RuleKind<T>, query: RulesQuery): Promise<readonly Rule<T>[]> => {
  const pages = paginateQuery(
    { client: query.client },
    {
      TableName: query.tableName,
      KeyConditionExpression: "pk = :collection",
      ExpressionAttributeValues: { ":collection": { S: DESK_PARTITIONS[kind.collection] } },
      ConsistentRead: query.consistent,
    },
  );
  const items = await call("DynamoDB Query", allItems(pages));
  const rules = items.filter(({ sk }) => sk?.S !== REVISION_SORT_KEY);
  return rules.flatMap((item) => {
    const rule = readRuleItem(kind, item);
    if (rule === undefined)
      query.log.warn("Rule is not valid", { collection: kind.collection, rule_id: item["sk"]?.S });
    return rule ?? [];
  });
};
