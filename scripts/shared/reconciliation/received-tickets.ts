import { GetItemCommand, paginateQuery, type DynamoDBClient, type QueryCommandInput } from "@aws-sdk/client-dynamodb";
import pMap from "p-map";
import { parseTicketItem, queriesForStatus } from "../../../functions/shared/table/ticket-item.js";
import { ticketIdOf, ticketItemKey } from "../../../functions/shared/table/ticket-table.js";
import type { TicketStatus } from "../../../functions/shared/contracts/ticket-record.js";
import { dayAfter, type DateRange } from "./days.js";
import { daysWithStatus } from "./days-with-status.js";
import type { ReceivedTicketsReader } from "./reconcile.js";
import type { DayCounts } from "./windows.js";

const RECEIVED = "RECEIVED" satisfies TicketStatus;

/** Shards of the index read at once. */
const CONCURRENCY = 8;

/** Minutes that a ticket may wait for its execution. start-workflow takes seconds, and its alarms are earlier. */
const MAX_WAIT_MINUTES = 15;

/**
 * Tickets that only the API has written. Those that it could not put on the stream are NOT_ACCEPTED and not included.
 */
export class ReceivedTickets implements ReceivedTicketsReader {
  readonly #submittedBefore: string;

  constructor(
    private readonly client: DynamoDBClient,
    private readonly table: string,
    now: Date,
  ) {
    this.#submittedBefore = new Date(now.getTime() - MAX_WAIT_MINUTES * 60_000).toISOString();
  }

  daysIn(range: DateRange, signal?: AbortSignal): Promise<DayCounts> {
    return daysWithStatus(this.client, { tableName: this.table, status: RECEIVED, range }, signal);
  }

  async unstartedOf(day: string): Promise<readonly string[]> {
    const until = [dayAfter(day), this.#submittedBefore].toSorted()[0] ?? "";
    if (until <= day) return [];
    const queries = queriesForStatus({ tableName: this.table, status: RECEIVED, from: day, until });
    return (await pMap(queries, (query) => this.#unstartedIn(query), { concurrency: CONCURRENCY })).flat();
  }

  async #unstartedIn(query: QueryCommandInput): Promise<readonly string[]> {
    const unstarted: string[] = [];
    for await (const { Items = [] } of paginateQuery({ client: this.client }, query))
      for (const { pk } of Items) {
        const id = ticketIdOf(pk?.S ?? "");
        if (await this.#isReceived(id)) unstarted.push(id);
      }
    return unstarted;
  }

  /** The index may lag behind. */
  async #isReceived(ticketId: string): Promise<boolean> {
    const command = new GetItemCommand({
      TableName: this.table,
      Key: ticketItemKey(ticketId),
      ProjectionExpression: "#status",
      ExpressionAttributeNames: { "#status": "status" },
      ConsistentRead: true,
    });
    const { Item } = await this.client.send(command);
    return Item !== undefined && parseTicketItem(Item).status === RECEIVED;
  }
}
