import {
  type AttributeValue,
  type DynamoDBClient,
  QueryCommand,
  type QueryCommandInput,
} from "@aws-sdk/client-dynamodb";
import { call } from "../../lambda/errors.js";
import { AGENT_INDEX, INDEXES, QUEUE_INDEX } from "../../table/ticket-table.js";
import type { Item } from "../../table/attributes.js";
import { agentKeyOf, DESK_QUEUES, dueOfKey, queueKeysOf, readDeskTicket } from "../desk-ticket.js";
import type { DeskQueues, ListedTicket, ListedTickets } from "./desk-queues.js";

/** What is read of one partition of an index. */
interface Partition {
  readonly key: string;
  readonly limit: number;
  /** Deadlines before this one only, the latest first: ISO 8601. */
  readonly before?: string;
}

interface ReadItems {
  readonly items: readonly Item[];
  readonly isCut: boolean;
}

/** The desk's queues in the indexes of the ticket table. */
export class DynamoDeskQueues implements DeskQueues {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
    private readonly now: () => number = Date.now,
  ) {}

  unassigned(limit: number): Promise<ListedTickets> {
    return this.#list(
      QUEUE_INDEX,
      queueKeysOf(DESK_QUEUES, false).map((key) => ({ key, limit })),
    );
  }

  dueBefore(until: number, limit: number): Promise<ListedTickets> {
    const before = new Date(until).toISOString();
    const keys = [true, false].flatMap((isAssigned) => queueKeysOf(DESK_QUEUES, isAssigned));
    return this.#list(
      QUEUE_INDEX,
      keys.map((key) => ({ key, limit, before })),
    );
  }

  ofAgent(agentId: string, limit: number): Promise<ListedTickets> {
    return this.#list(AGENT_INDEX, [{ key: agentKeyOf(agentId), limit }]);
  }

  async #list(index: keyof typeof INDEXES, partitions: readonly Partition[]): Promise<ListedTickets> {
    const read = await Promise.all(partitions.map((partition) => this.#read(index, partition)));
    const items = read.flatMap((each) => each.items).toSorted(byDeadline);
    const tickets: ListedTicket[] = [];
    const unreadable: string[] = [];
    for (const item of items) this.#parse(item, tickets, unreadable);
    return { tickets, unreadable, isCut: read.some(({ isCut }) => isCut) };
  }

  #parse(item: Item, tickets: ListedTicket[], unreadable: string[]): void {
    try {
      tickets.push({ ...readDeskTicket(item, this.now()), due: dueOfKey(sortKeyOf(item)) });
    } catch {
      unreadable.push(item["pk"]?.S ?? "");
    }
  }

  async #read(index: keyof typeof INDEXES, { key, limit, before }: Partition): Promise<ReadItems> {
    const items: Item[] = [];
    let start: Record<string, AttributeValue> | undefined;
    do {
      const Limit = limit - items.length;
      const page = { ...this.#query(index, key, before), Limit, ...(start && { ExclusiveStartKey: start }) };
      const { Items = [], LastEvaluatedKey } = await call("DynamoDB Query", this.client.send(new QueryCommand(page)));
      items.push(...Items);
      start = LastEvaluatedKey;
    } while (start !== undefined && items.length < limit);
    return { items, isCut: start !== undefined };
  }

  #query(index: keyof typeof INDEXES, key: string, before: string | undefined): QueryCommandInput {
    const { partition, sort } = INDEXES[index];
    const range = before === undefined ? "" : ` AND ${sort} < :before`;
    return {
      TableName: this.tableName,
      IndexName: index,
      KeyConditionExpression: `${partition} = :key${range}`,
      ExpressionAttributeValues: { ":key": { S: key }, ...(before !== undefined && { ":before": { S: before } }) },
      ScanIndexForward: before === undefined,
    };
  }
}

const sortKeyOf = (item: Item): string => item[INDEXES[QUEUE_INDEX].sort]?.S ?? "";

const byDeadline = (one: Item, other: Item): number => (sortKeyOf(one) < sortKeyOf(other) ? -1 : 1);
