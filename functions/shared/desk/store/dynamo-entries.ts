import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type EntryPage, queryEntries } from "../../table/entry-page.js";
import { messageKey, noteKey } from "../../table/ticket-table.js";
import type { Note, PublicMessage, TicketEntries } from "./desk-tickets.js";
import { readMessageItem, readNoteItem } from "./entry-items.js";

/** Entries of tickets in the ticket table, the oldest first. */
export class DynamoEntries implements TicketEntries {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  messages(ticketId: string, limit: number, after?: string): Promise<EntryPage<PublicMessage>> {
    return queryEntries({ ...this.#table(), start: messageKey(ticketId, ""), read: readMessageItem, limit, after });
  }

  notes(ticketId: string, limit: number, after?: string): Promise<EntryPage<Note>> {
    return queryEntries({ ...this.#table(), start: noteKey(ticketId, ""), read: readNoteItem, limit, after });
  }

  #table() {
    return { client: this.client, tableName: this.tableName };
  }
}
