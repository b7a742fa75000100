import { setTimeout as wait } from "node:timers/promises";
import { type AttributeValue, BatchGetItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { call, DependencyThrottled, DependencyUnavailable } from "../lambda/errors.js";
import { type Item, projectionOf } from "./attributes.js";
import type { ItemKey } from "./ticket-table.js";

/** DynamoDB leaves keys out when the table is busy, and when the items of a response exceed 16 MB. */
const ATTEMPTS = 5;
const LONGEST_WAIT_MS = 100;

export interface BatchOfItems {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** At most 100, each once. None reads nothing. */
  readonly keys: readonly ItemKey[];
  /** The attributes to read. */
  readonly names: readonly string[];
  /** Whether the items must have every write that was acknowledged before; costs twice as much. @default false */
  readonly consistent?: boolean;
}

/**
 * Reads items of different partitions by their keys, in no particular order. Those that do not exist are missing. A
 * response that says nothing of the table is no proof of that: DynamoDB lists the items that it found, if only none.
 * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected
 */
export const getItems = async (batch: BatchOfItems): Promise<readonly Item[]> => {
  const { client, tableName, names, consistent = false } = batch;
  const found: Item[] = [];
  let wanted: Record<string, AttributeValue>[] = batch.keys.map((key) => ({ ...key }));
  for (let attempt = 1; wanted.length > 0; attempt += 1) {
    const request = { Keys: wanted, ...projectionOf(names), ...(consistent && { ConsistentRead: true }) };
    const sent = client.send(new BatchGetItemCommand({ RequestItems: { [tableName]: request } }));
    const { Responses = {}, UnprocessedKeys = {} } = await call("DynamoDB BatchGetItem", sent);
    const [items, left] = [Responses[tableName], UnprocessedKeys[tableName]?.Keys ?? []];
    if (items === undefined && left.length < wanted.length)
      throw new DependencyUnavailable("DynamoDB BatchGetItem: the response does not say what was found");
    found.push(...(items ?? []));
    wanted = left;
    if (wanted.length === 0) break;
    if (attempt === ATTEMPTS) throw new DependencyThrottled("DynamoDB BatchGetItem: keys were left out");
    await wait(Math.random() * LONGEST_WAIT_MS);
  }
  return found;
};
