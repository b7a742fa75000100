import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { call } from "../../lambda/errors.js";
import type { Item } from "../../table/attributes.js";
import { messageKey, noteKey, ticketAuditKey, type ItemKey } from "../../table/ticket-table.js";
import type { AuditEntry, EntryPage, Note, PublicMessage, TicketEntries } from "./desk-tickets.js";
import { readAuditItem, readMessageItem, readNoteItem } from "./entry-items.js";

/** Entries of tickets in the ticket table, the oldest first. */
export class DynamoEntries implements TicketEntries {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  messages(ticketId: string, limit: number, after?: string): Promise<EntryPage<PublicMessage>> {
    return this.#page(messageKey(ticketId, ""), readMessageItem, limit, after);
  }

  notes(ticketId: string, limit: number, after?: string): Promise<EntryPage<Note>> {
    return this.#page(noteKey(ticketId, ""), readNoteItem, limit, after);
  }

  audit(ticketId: string, limit: number, after?: string): Promise<EntryPage<AuditEntry>> {
    const { pk } = ticketAuditKey(ticketId, "", "");
    return this.#page({ pk, sk: { S: "" } }, readAuditItem, limit, after);
  }

  /**
   * One more than the page holds is read, so that its last page is known as such. A page may be shorter than asked for:
   * an item that is no entry is left out, and DynamoDB returns at most 1 MB.
   * @param start the partition, and what the sort keys of the entries begin with
   */
  async #page<T>(
    start: ItemKey,
    read: (item: Item) => T | undefined,
    limit: number,
    after: string | undefined,
  ): Promise<EntryPage<T>> {
    const prefix = start.sk.S;
    const command = new QueryCommand({
      TableName: this.tableName,
      KeyConditionExpression: prefix === "" ? "pk = :pk" : "pk = :pk AND begins_with(sk, :prefix)",
      ExpressionAttributeValues: { ":pk": start.pk, ...(prefix !== "" && { ":prefix": start.sk }) },
      Limit: limit + 1,
      ConsistentRead: true,
      ...(after !== undefined && { ExclusiveStartKey: { pk: start.pk, sk: { S: `${prefix}${after}` } } }),
    });
    const { Items: items = [], LastEvaluatedKey: cutAt } = await call("DynamoDB Query", this.client.send(command));
    const page = items.slice(0, limit);
    const last = items.length > limit ? page.at(-1) : cutAt;
    return {
      entries: page.map(read).filter((entry) => entry !== undefined),
      last: last?.["sk"]?.S?.slice(prefix.length),
    };
  }
}
