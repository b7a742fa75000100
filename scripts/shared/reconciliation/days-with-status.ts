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

/** Tickets in one query: many days in which little happened, or one day, whose other tickets are not read. */
const PAGE = 500;

/**
 * The days of a range on which tickets of a status were submitted, in order. Each query reads some tickets after the
 * last day found, so that the cost depends on the days that exist and not on the tickets of a busy day.
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
    const { Items = [] } = await client.send(new QueryCommand({ ...query, Limit: PAGE }));
    const found = Items.flatMap((item) => parseTicketItem(item).submittedAt?.slice(0, 10) ?? []);
    days.push(...new Set(found.filter((day) => day <= range.to)));
    const last = found.at(-1);
    if (last === undefined || last > range.to) break;
    from = dayAfter(last);
  }
  return days;
};
