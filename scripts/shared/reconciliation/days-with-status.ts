import { QueryCommand, type DynamoDBClient, type QueryCommandInput } from "@aws-sdk/client-dynamodb";
import pMap from "p-map";
import { parseTicketItem, queriesForStatus } from "../../../functions/shared/table/ticket-item.js";
import type { ListedStatus } from "../../../functions/shared/table/ticket-table.js";
import { dayAfter, isWithin, type DateRange } from "./days.js";
import { addCounts, type DayCounts } from "./windows.js";

interface DaysQuery {
  readonly tableName: string;
  readonly status: ListedStatus;
  readonly range: DateRange;
}

/**
 * Tickets in one query of a shard: many days in which little happened, or one day, whose other tickets are not read.
 */
const PAGE = 100;

/** Shards read at once. */
const CONCURRENCY = 8;

/** @param query of a shard, from the beginning of the range */
const daysOfShard = async (
  client: DynamoDBClient,
  query: QueryCommandInput,
  range: DateRange,
  signal: AbortSignal | undefined,
): Promise<DayCounts> => {
  const counts = new Map<string, number>();
  const until = dayAfter(range.to);
  for (let from = range.from; from < until;) {
    signal?.throwIfAborted();
    const ExpressionAttributeValues = { ...query.ExpressionAttributeValues, ":from": { S: from } };
    const page = new QueryCommand({ ...query, ExpressionAttributeValues, Limit: PAGE });
    const { Items = [], LastEvaluatedKey } = await client.send(page);
    const found = Items.flatMap((item) => parseTicketItem(item).submittedAt?.slice(0, 10) ?? []);
    for (const day of found) if (isWithin(range, day)) counts.set(day, (counts.get(day) ?? 0) + 1);
    const last = found.at(-1);
    if (LastEvaluatedKey === undefined || last === undefined || last > range.to) break;
    counts.set(last, Infinity);
    from = dayAfter(last);
  }
  return counts;
};

/**
 * The days of a range on which tickets of a status were submitted, and how many. Each query reads some tickets after
 * the last day found, so that the cost depends on the days that exist and not on the tickets of a busy day, which are
 * not counted.
 */
export const daysWithStatus = async (
  client: DynamoDBClient,
  { tableName, status, range }: DaysQuery,
  signal?: AbortSignal,
): Promise<DayCounts> => {
  const queries = queriesForStatus({ tableName, status, from: range.from, until: dayAfter(range.to) });
  const counts = await pMap(queries, (query) => daysOfShard(client, query, range, signal), {
    concurrency: CONCURRENCY,
  });
  return addCounts(counts);
};
