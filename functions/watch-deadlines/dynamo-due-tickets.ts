import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { DESK_QUEUES, QUEUE_SHARDS, queueKeyOf } from "../shared/desk/desk-ticket.js";
import { call } from "../shared/lambda/errors.js";
import { type Item, TextAttribute as text } from "../shared/table/attributes.js";
import { QUEUE_INDEX } from "../shared/table/ticket-table.js";
import type { DueTicket, DueTickets } from "./ports.js";

/** Tickets of one partition that a run reads. */
const PAGE = 100;

/** Every partition of the index. */
const PARTITIONS: readonly string[] = DESK_QUEUES.flatMap((queue) =>
  [true, false].flatMap((isAssigned) =>
    Array.from({ length: QUEUE_SHARDS }, (_, shard) => queueKeyOf(queue, isAssigned, shard)),
  ),
);

const DueSchema = z.object({ ticket_id: text, due_key: text.transform((key) => new Date(key.split("#", 1).join())) });

const readDue = (item: Item): DueTicket => {
  const { ticket_id: ticketId, due_key: due } = DueSchema.parse(item);
  return { ticketId, due };
};

/** The queues of the desk, in the index of the ticket table. */
export class DynamoDueTickets implements DueTickets {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  async before(at: Date): Promise<readonly DueTicket[]> {
    const pages = await Promise.all(PARTITIONS.map((partition) => this.#page(partition, at)));
    return pages.flat().map(readDue);
  }

  async #page(partition: string, at: Date): Promise<readonly Item[]> {
    const command = new QueryCommand({
      TableName: this.tableName,
      IndexName: QUEUE_INDEX,
      KeyConditionExpression: "queue_key = :queue AND due_key < :now",
      ProjectionExpression: "ticket_id, due_key",
      ExpressionAttributeValues: { ":queue": { S: partition }, ":now": { S: at.toISOString() } },
      Limit: PAGE,
    });
    const { Items: items = [] } = await call("DynamoDB Query", this.client.send(command));
    return items;
  }
}
