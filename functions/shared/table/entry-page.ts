import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { call } from "../lambda/errors.js";
import type { Item } from "./attributes.js";
import type { ItemKey } from "./ticket-table.js";

/** Some entries, in the order of time. */
export interface EntryPage<T> {
  readonly entries: readonly T[];
  /** What to continue after; undefined on the last page. */
  readonly last: string | undefined;
}

interface EntryQuery<T> {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** The partition, and what the sort keys of the entries begin with. */
  readonly start: ItemKey;
  /** @returns undefined for an item that is no entry, such as one that was edited by hand */
  readonly read: (item: Item) => T | undefined;
  readonly limit: number;
  /** `last` of the page before. */
  readonly after: string | undefined;
}

/**
 * One page of entries, the oldest first. One more than it holds is read, so that the last page is known as such. A page
 * may be shorter than asked for: an item that is no entry is left out, and DynamoDB returns at most 1 MB.
 * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected
 */
export const queryEntries = async <T>({
  client,
  tableName,
  start,
  read,
  limit,
  after,
}: EntryQuery<T>): Promise<EntryPage<T>> => {
  const prefix = start.sk.S;
  const command = new QueryCommand({
    TableName: tableName,
    KeyConditionExpression: prefix === "" ? "pk = :pk" : "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: { ":pk": start.pk, ...(prefix !== "" && { ":prefix": start.sk }) },
    Limit: limit + 1,
    ConsistentRead: true,
    ...(after !== undefined && { ExclusiveStartKey: { pk: start.pk, sk: { S: `${prefix}${after}` } } }),
  });
  const { Items: items = [], LastEvaluatedKey: cutAt } = await call("DynamoDB Query", client.send(command));
  const page = items.slice(0, limit);
  const last = items.length > limit ? page.at(-1) : cutAt;
  return {
    entries: page.map(read).filter((entry) => entry !== undefined),
    last: last?.["sk"]?.S?.slice(prefix.length),
  };
};
