import { DeleteItemCommand, type DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { Draft } from "../../shared/desk/store/desk-tickets.js";
import { readDraftItem, toDraftItem } from "../../shared/desk/store/entry-items.js";
import { call } from "../../shared/lambda/errors.js";
import { draftKey } from "../../shared/table/ticket-table.js";
import type { Drafts } from "../ports.js";

/** Drafts of agents in the ticket table, where the customers' function may not read. */
export class DynamoDrafts implements Drafts {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  async find(ticketId: string, agentId: string): Promise<Draft | undefined> {
    const Key = draftKey(ticketId, agentId);
    const command = new GetItemCommand({ TableName: this.tableName, Key, ConsistentRead: true });
    return readDraftItem((await call("DynamoDB GetItem", this.client.send(command))).Item);
  }

  async save(ticketId: string, draft: Draft): Promise<void> {
    const command = new PutItemCommand({ TableName: this.tableName, Item: toDraftItem(ticketId, draft) });
    await call("DynamoDB PutItem", this.client.send(command));
  }

  async discard(ticketId: string, agentId: string): Promise<void> {
    const command = new DeleteItemCommand({ TableName: this.tableName, Key: draftKey(ticketId, agentId) });
    await call("DynamoDB DeleteItem", this.client.send(command));
  }
}
