import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  GetItemCommand,
  paginateQuery,
  PutItemCommand,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import { readColumn, ticketsWithStatus, toFinishedItem } from "../../../functions/shared/table/ticket-item.js";
import type { Item } from "../../../functions/shared/table/attributes.js";
import { ticketItemKey } from "../../../functions/shared/table/ticket-table.js";
import { setTimeout as wait } from "node:timers/promises";
import {
  OUTCOMES,
  TicketRecordSchema,
  type TicketRecord,
  type TicketStatus,
} from "../../../functions/shared/contracts/ticket-record.js";
import { dayAfter, outsideOf, type DateRange } from "./days.js";
import { daysWithStatus } from "./days-with-status.js";
import { COMPARED_COLUMNS, type Content } from "./fingerprint.js";
import type { LocatedEntry } from "./read-day.js";
import type { LocationReader } from "./reconcile.js";

/** Most keys in one BatchGetItem. */
const BATCH = 100;
const RETRY_MS = 200;

const toContent = (item: Item): Content =>
  new Map(COMPARED_COLUMNS.map((column) => [column, readColumn(item, column)]));

/**
 * The finished tickets of the table. Tickets that are in progress or failed are stored nowhere else and are not read.
 */
export class TableTickets implements LocationReader {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly table: string,
    /** Statuses of tickets that have a ticket record. */
    private readonly statuses: readonly TicketStatus[] = OUTCOMES,
  ) {}

  async daysIn(range: DateRange, signal?: AbortSignal): Promise<readonly string[]> {
    const tableName = this.table;
    const days = this.statuses.map((status) => daysWithStatus(this.client, { tableName, status, range }, signal));
    return (await Promise.all(days)).flat();
  }

  /** Reads by index, so that the cost depends on the day and not on the size of the table. */
  async *ticketsOf(day: string): AsyncGenerator<LocatedEntry> {
    for (const status of this.statuses) {
      const query = ticketsWithStatus({
        tableName: this.table,
        status,
        from: day,
        until: dayAfter(day),
        attributes: "pk, sk",
      });
      for await (const { Items = [] } of paginateQuery({ client: this.client }, query)) yield* this.whole(Items);
    }
  }

  /** Counts in the index, which reads no items. */
  async countOutside(range: DateRange, signal?: AbortSignal): Promise<number> {
    let count = 0;
    for (const { from, to } of outsideOf(range)) {
      for (const status of this.statuses) count += await this.countOf({ status, from, until: dayAfter(to) }, signal);
    }
    return count;
  }

  /** @throws Error if the item no longer exists or is not a complete record */
  async read(ticketId: string): Promise<TicketRecord> {
    const command = new GetItemCommand({ TableName: this.table, Key: ticketItemKey(ticketId), ConsistentRead: true });
    const { Item } = await this.client.send(command);
    const values = [...toContent(Item ?? {})].map(([column, value]) => [column, value ?? null]);
    return TicketRecordSchema.parse(Object.fromEntries(values));
  }

  /** Adds the item of a record unless one exists. @returns whether it was added */
  async add(record: TicketRecord, contentHash: string): Promise<boolean> {
    const command = new PutItemCommand({
      TableName: this.table,
      Item: toFinishedItem(record, contentHash),
      ConditionExpression: "attribute_not_exists(pk)",
    });
    try {
      await this.client.send(command);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  private async countOf(
    wanted: { readonly status: TicketStatus; readonly from: string; readonly until: string },
    signal: AbortSignal | undefined,
  ): Promise<number> {
    let count = 0;
    const query = ticketsWithStatus({ tableName: this.table, ...wanted, attributes: "" });
    const counting = { ...query, ProjectionExpression: undefined, Select: "COUNT" } as const;
    for await (const { Count = 0 } of paginateQuery({ client: this.client }, counting)) {
      signal?.throwIfAborted();
      count += Count;
    }
    return count;
  }

  /** The index has only some columns and may lag behind, so the items themselves are read, consistently. */
  private async *whole(keys: readonly Item[]): AsyncGenerator<LocatedEntry> {
    for (let start = 0; start < keys.length; start += BATCH) {
      let Keys = keys.slice(start, start + BATCH).map(({ pk, sk }) => ({ pk: pk ?? { S: "" }, sk: sk ?? { S: "" } }));
      for (let tries = 0; Keys.length > 0; tries += 1) {
        await wait(tries * RETRY_MS);
        const RequestItems = { [this.table]: { Keys, ConsistentRead: true } };
        const { Responses, UnprocessedKeys } = await this.client.send(new BatchGetItemCommand({ RequestItems }));
        yield* (Responses?.[this.table] ?? []).map((item) => ({ content: toContent(item) }));
        Keys = (UnprocessedKeys?.[this.table]?.Keys ?? []).map(({ pk, sk }) => ({
          pk: pk ?? { S: "" },
          sk: sk ?? { S: "" },
        }));
      }
    }
  }
}
