import { QueryCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { TicketStatus } from "../../../functions/shared/contracts/ticket-record.js";
import { parseTicketItem, ticketsWithStatus } from "../../../functions/shared/table/ticket-item.js";
import { INDEX_SORT_KEY } from "../../../functions/shared/table/ticket-table.js";
import { dayAfter, type DateRange } from "./days.js";

interface DaysQuery {
  readonly tableName: string;
  readonly status: TicketStatus;
  readonly range: DateRange;
}

/**
 * The days of a range on which tickets of a status were submitted, in order. Each query reads the first ticket after
 * the day before, so that the cost depends on the days that exist.
 */
export const daysWithStatus = async (
  client: DynamoDBClient,
  { tableName, status, range }: DaysQuery,
  signal?: AbortSignal,
): Promise<readonly string[]> => {
  const days: string[] = [];
  const until = dayAfter(range.to);
  for (let from = range.from; from < until;) {
    signal?.throwIfAborted();
    const query = ticketsWithStatus({ tableName, status, from, until, attributes: INDEX_SORT_KEY });
    const { Items: [first = {}] = [] } = await client.send(new QueryCommand({ ...query, Limit: 1 }));
    const day = parseTicketItem(first).submittedAt?.slice(0, 10);
    if (day === undefined || day > range.to) break;
    days.push(day);
    from = dayAfter(day);
  }
  return days;
};
