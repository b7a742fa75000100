import { QueryCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { TicketStatus } from "../../../functions/shared/contracts/ticket-record.js";
import { parseTicketItem, ticketsWithStatus } from "../../../functions/shared/table/ticket-item.js";
import { INDEX_SORT_KEY } from "../../../functions/shared/table/ticket-table.js";
import { dayAfter, isWithin, type DateRange } from "./days.js";
import type { DayCounts } from "./windows.js";

interface DaysQuery {
  readonly tableName: string;
  readonly status: TicketStatus;
  readonly range: DateRange;
}

/** Tickets in one query: many days in which little happened, or one day, whose other tickets are not read. */
const PAGE = 500;

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
  const counts = new Map<string, number>();
  const until = dayAfter(range.to);
  for (let from = range.from; from < until;) {
    signal?.throwIfAborted();
    const query = ticketsWithStatus({ tableName, status, from, until, attributes: INDEX_SORT_KEY });
    const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand({ ...query, Limit: PAGE }));
    const found = Items.flatMap((item) => parseTicketItem(item).submittedAt?.slice(0, 10) ?? []);
    for (const day of found) if (isWithin(range, day)) counts.set(day, (counts.get(day) ?? 0) + 1);
    const last = found.at(-1);
    if (LastEvaluatedKey === undefined || last === undefined || last > range.to) break;
    counts.set(last, Infinity);
    from = dayAfter(last);
  }
  return counts;
};
