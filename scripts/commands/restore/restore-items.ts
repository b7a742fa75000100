import { isDeepStrictEqual } from "node:util";
import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  paginateScan,
  PutItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import { LEADING_KEYS, TABLE_KEY } from "../../../functions/shared/table/ticket-table.js";

export type Item = Record<string, AttributeValue>;

export interface ItemRestore {
  readonly item: Item;
  /** What happened to the item since. */
  readonly was: "deleted" | "changed";
}

/**
 * Kinds of items that are restored. Not API tokens: one that was revoked since would work again. Not budgets,
 * idempotency keys and marks of processed tickets: they expire in a day.
 */
const KINDS = [LEADING_KEYS.tickets, LEADING_KEYS.users, LEADING_KEYS.counters, LEADING_KEYS.countedProducts].map(
  (pattern) => pattern.replace(/\*$/, ""),
);

const isRestored = ({ [TABLE_KEY.partition]: partition }: Item): boolean =>
  KINDS.some((kind) => partition?.S?.startsWith(kind) === true);

/** Most keys in one BatchGetItem. */
const BATCH = 100;

/** The key of an item. */
export const keyOf = (item: Item): Item =>
  Object.fromEntries(Object.values(TABLE_KEY).map((name) => [name, item[name] ?? { S: "" }]));

const textOf = (item: Item): string => JSON.stringify(Object.values(TABLE_KEY).map((name) => item[name]?.S));

/** The items of a table with the keys of others. @throws Error if DynamoDB leaves some out */
const readItems = async (client: DynamoDBClient, table: string, items: readonly Item[]): Promise<readonly Item[]> => {
  const request = { [table]: { Keys: items.map(keyOf), ConsistentRead: true } };
  const { Responses = {}, UnprocessedKeys = {} } = await client.send(
    new BatchGetItemCommand({ RequestItems: request }),
  );
  if (Object.keys(UnprocessedKeys).length === 0) return Responses[table] ?? [];
  throw new Error(`Table ${table} is too busy to be read; run the command again.`);
};

const compare = async (
  client: DynamoDBClient,
  table: string,
  former: readonly Item[],
): Promise<readonly ItemRestore[]> => {
  const present = new Map((await readItems(client, table, former)).map((item) => [textOf(item), item]));
  return former.flatMap((item): ItemRestore[] => {
    const now = present.get(textOf(item));
    if (now === undefined) return [{ item, was: "deleted" }];
    return isDeepStrictEqual(now, item) ? [] : [{ item, was: "changed" }];
  });
};

/**
 * What the table lacks of another one, or has otherwise.
 * @param from a table that was restored to a point in time
 */
export const planItems = async (
  client: DynamoDBClient,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly ItemRestore[]> => {
  const restores: ItemRestore[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: from, ConsistentRead: true })) {
    const former = Items.filter(isRestored);
    for (let start = 0; start < former.length; start += BATCH)
      restores.push(...(await compare(client, to, former.slice(start, start + BATCH))));
  }
  return restores;
};

/** @returns false if somebody has written the missing item meanwhile */
export const restoreItem = async (
  client: DynamoDBClient,
  table: string,
  { item, was }: ItemRestore,
): Promise<boolean> => {
  const absent = { ConditionExpression: `attribute_not_exists(${TABLE_KEY.partition})` };
  try {
    await client.send(new PutItemCommand({ TableName: table, Item: item, ...(was === "deleted" ? absent : {}) }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};
