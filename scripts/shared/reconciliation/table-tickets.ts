import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  GetItemCommand,
  paginateQuery,
  PutItemCommand,
  type DynamoDBClient,
  type QueryCommandInput,
} from "@aws-sdk/client-dynamodb";
import {
  parseTicketItem,
  queriesForStatus,
  readColumn,
  toFinishedItem,
} from "../../../functions/shared/table/ticket-item.js";
import type { Field } from "../../../functions/shared/desk/change-ticket.js";
import { FIRST_VERSION } from "../../../functions/shared/desk/open-ticket.js";
import type { Item } from "../../../functions/shared/table/attributes.js";
import { type ListedStatus, ticketItemKey } from "../../../functions/shared/table/ticket-table.js";
import { setTimeout as wait } from "node:timers/promises";
import pMap, { pMapIterable } from "p-map";
import { TicketRecordSchema, type TicketRecord } from "../../../functions/shared/contracts/ticket-record-schema.js";
import { OUTCOMES } from "../../../functions/shared/contracts/ticket-record.js";
import { dayAfter, outsideOf, type DateRange } from "./days.js";
import { daysWithStatus } from "./days-with-status.js";
import { COMPARED_COLUMNS, type Content, NOT_COMPARED } from "./fingerprint.js";
import type { LocatedEntry } from "./read-day.js";
import type { LocationReader } from "./reconcile.js";
import { addCounts, type DayCounts } from "./windows.js";

/** Most keys in one BatchGetItem. */
const BATCH = 100;
const RETRY_MS = 200;

/** Shards of the index read at once. */
const READING = { concurrency: 8 };

const toKeys = (items: readonly Item[]) => items.map(({ pk, sk }) => ({ pk: pk ?? { S: "" }, sk: sk ?? { S: "" } }));

const toContent = (item: Item): Content =>
  new Map(COMPARED_COLUMNS.map((column) => [column, readColumn(item, column)]));

/** Columns that staff may change in the table. Object and warehouse keep what the workflow wrote. */
const CHANGED_BY_STAFF: readonly string[] = ["subject", "priority", "category", "language"] satisfies Field[];

/** What is compared: of a ticket that has changed on the desk, not what staff may have changed. */
const toComparedContent = (item: Item): Content => {
  const content = toContent(item);
  if (Number(item["version"]?.N ?? FIRST_VERSION) <= FIRST_VERSION) return content;
  return new Map([...content, ...CHANGED_BY_STAFF.map((column) => [column, NOT_COMPARED] as const)]);
};

/**
 * The finished tickets of the table. Tickets that are in progress or failed are stored nowhere else and are not read.
 */
export class TableTickets implements LocationReader {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly table: string,
    /** Statuses of tickets that have a ticket record. */
    private readonly statuses: readonly ListedStatus[] = OUTCOMES,
  ) {}

  async daysIn(range: DateRange, signal?: AbortSignal): Promise<DayCounts> {
    const tableName = this.table;
    const days = this.statuses.map((status) => daysWithStatus(this.client, { tableName, status, range }, signal));
    return addCounts(await Promise.all(days));
  }

  /** Reads by index, so that the cost depends on the days and not on the size of the table. */
  async *ticketsOf(days: readonly string[]): AsyncGenerator<LocatedEntry> {
    const [from, until] = [days[0] ?? "", dayAfter(days.at(-1) ?? "")];
    const queries = this.statuses.flatMap((status) => queriesForStatus({ tableName: this.table, status, from, until }));
    // Keys are short: of a day with a million tickets, those of a shard and status take some 10 MB.
    for await (const keys of pMapIterable(queries, (query) => this.keysOf(query), READING)) yield* this.whole(keys);
  }

  /** Counts in the index, which reads no items. */
  async countOutside(range: DateRange, signal?: AbortSignal): Promise<number> {
    let count = 0;
    for (const { from, to } of outsideOf(range)) {
      const queries = this.statuses.flatMap((status) =>
        queriesForStatus({ tableName: this.table, status, from, until: dayAfter(to) }),
      );
      const counts = await pMap(queries, (query) => this.countOf(query, signal), READING);
      count += counts.reduce((sum, one) => sum + one, 0);
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

  private async countOf(query: QueryCommandInput, signal: AbortSignal | undefined): Promise<number> {
    let count = 0;
    for await (const { Count = 0 } of paginateQuery({ client: this.client }, { ...query, Select: "COUNT" })) {
      signal?.throwIfAborted();
      count += Count;
    }
    return count;
  }

  private async keysOf(query: QueryCommandInput): Promise<readonly Item[]> {
    const keys: Item[] = [];
    for await (const { Items = [] } of paginateQuery({ client: this.client }, query)) keys.push(...Items);
    return keys;
  }

  /** The index has only keys and may lag behind, so the items themselves are read, consistently. */
  private async *whole(found: readonly Item[]): AsyncGenerator<LocatedEntry> {
    const days = new Map(found.map((item) => [item["pk"]?.S, parseTicketItem(item).submittedAt?.slice(0, 10) ?? ""]));
    for (let start = 0; start < found.length; start += BATCH) {
      let Keys = toKeys(found.slice(start, start + BATCH));
      for (let tries = 0; Keys.length > 0; tries += 1) {
        await wait(tries * RETRY_MS);
        const RequestItems = { [this.table]: { Keys, ConsistentRead: true } };
        const { Responses, UnprocessedKeys } = await this.client.send(new BatchGetItemCommand({ RequestItems }));
        const items = Responses?.[this.table] ?? [];
        yield* items.map((item) => ({ day: days.get(item["pk"]?.S) ?? "", content: toComparedContent(item) }));
        Keys = toKeys(UnprocessedKeys?.[this.table]?.Keys ?? []);
      }
    }
  }
}
