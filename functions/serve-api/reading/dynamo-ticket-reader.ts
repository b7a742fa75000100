import { type AttributeValue, type DynamoDBClient, GetItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { asDependencyError } from "../../shared/lambda/aws-errors.js";
import { ticketItemKey } from "../../shared/table/ticket-table.js";
import type { ListPosition, TicketPage, TicketReader, TicketSelection, WholeTicket } from "./ticket-reader.js";
import { READ_ATTRIBUTES, toPosition, toStoredTicket } from "./stored-ticket.js";

const FILTERED = ["status", "priority"] as const;

/** The filter on what the selection asks for: attributes by the placeholders of their own names. */
const filterOf = (selection: TicketSelection) => {
  const set = FILTERED.flatMap((name) => {
    const value = selection[name];
    return value === undefined ? [] : [{ name, value }];
  });
  return {
    expression: set.length === 0 ? undefined : set.map(({ name }) => `#${name} = :${name}`).join(" AND "),
    names: set.length === 0 ? undefined : Object.fromEntries(set.map(({ name }) => [`#${name}`, name])),
    values: Object.fromEntries(set.map(({ name, value }) => [`:${name}`, { S: value }])),
  };
};

/** Made of the caller's own id, whatever the cursor was: no other customer's list begins there. */
const startKey = (customerId: string, after: ListPosition): Record<string, AttributeValue> => ({
  ...ticketItemKey(after.ticketId),
  customer_id: { S: customerId },
  submitted_at: { S: after.submittedAt },
});

/** Tickets in DynamoDB. */
export class DynamoTicketReader implements TicketReader {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  async read(ticketId: string): Promise<WholeTicket | undefined> {
    const command = new GetItemCommand({
      TableName: this.tableName,
      Key: ticketItemKey(ticketId),
      ProjectionExpression: READ_ATTRIBUTES.map((column) => `#${column}`).join(", "),
      ExpressionAttributeNames: Object.fromEntries(READ_ATTRIBUTES.map((column) => [`#${column}`, column])),
      ConsistentRead: true,
    });
    const { Item } = await this.client.send(command).catch((error: unknown) => {
      throw asDependencyError("DynamoDB GetItem", error);
    });
    return Item === undefined ? undefined : toStoredTicket(Item);
  }

  async list(selection: TicketSelection): Promise<TicketPage> {
    const { Items = [], LastEvaluatedKey } = await this.client.send(this.#query(selection)).catch((error: unknown) => {
      throw asDependencyError("DynamoDB Query", error);
    });
    return {
      tickets: Items.map(toStoredTicket),
      next: LastEvaluatedKey === undefined ? undefined : toPosition(LastEvaluatedKey),
    };
  }

  #query(selection: TicketSelection): QueryCommand {
    const { customerId, from, until, after, limit } = selection;
    const { expression, names, values } = filterOf(selection);
    return new QueryCommand({
      TableName: this.tableName,
      IndexName: "by-customer",
      KeyConditionExpression: "customer_id = :customer AND submitted_at BETWEEN :from AND :until",
      FilterExpression: expression,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: {
        ...values,
        ":customer": { S: customerId },
        ":from": { S: from },
        ":until": { S: until },
      },
      ExclusiveStartKey: after === undefined ? undefined : startKey(customerId, after),
      ScanIndexForward: false,
      Limit: limit,
    });
  }
}
