import { type DynamoDBClient, GetItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { call } from "../../shared/lambda/errors.js";
import {
  type CustomerTicket,
  CUSTOMER_TICKET_ATTRIBUTES,
  indexKeyOf,
  readCustomerTicket,
  readIndexKey,
  readListedTicket,
} from "../../shared/table/customer-ticket.js";
import type { PublicMessage } from "../../shared/desk/store/desk-tickets.js";
import { MESSAGE_ATTRIBUTES, readMessageItem } from "../../shared/desk/store/entry-items.js";
import { type Item, projectionOf } from "../../shared/table/attributes.js";
import { CUSTOMER_INDEX, type ItemKey, messageKey, ticketItemKey } from "../../shared/table/ticket-table.js";
import type { DescribedTicket, TicketPage, TicketReader, TicketSelection } from "./ticket-reader.js";

const FILTERED = ["status", "priority"] as const;

/** The filter of a selection. Placeholders are named after their attributes. */
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

/** Tickets in DynamoDB. */
export class DynamoTicketReader implements TicketReader {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  async read(ticketId: string): Promise<CustomerTicket | undefined> {
    const item = await this.#get(ticketItemKey(ticketId), CUSTOMER_TICKET_ATTRIBUTES);
    return item === undefined ? undefined : readCustomerTicket(item);
  }

  async readWithText(ticketId: string): Promise<DescribedTicket | undefined> {
    const item = await this.#get(ticketItemKey(ticketId), [...CUSTOMER_TICKET_ATTRIBUTES, "description"]);
    return item === undefined ? undefined : { ...readCustomerTicket(item), description: item["description"]?.S };
  }

  async readMessage(ticketId: string, messageId: string): Promise<PublicMessage | undefined> {
    const item = await this.#get(messageKey(ticketId, messageId), MESSAGE_ATTRIBUTES);
    return item === undefined ? undefined : readMessageItem(item);
  }

  async list(selection: TicketSelection): Promise<TicketPage> {
    const { Items = [], LastEvaluatedKey } = await call("DynamoDB Query", this.client.send(this.#query(selection)));
    return {
      tickets: Items.map(readListedTicket),
      next: LastEvaluatedKey === undefined ? undefined : readIndexKey(LastEvaluatedKey),
    };
  }

  async #get(key: ItemKey, attributes: readonly string[]): Promise<Item | undefined> {
    const command = new GetItemCommand({
      TableName: this.tableName,
      Key: key,
      ...projectionOf(attributes),
      ConsistentRead: true,
    });
    return (await call("DynamoDB GetItem", this.client.send(command))).Item;
  }

  #query(selection: TicketSelection): QueryCommand {
    const { customerId, from, until, after, limit } = selection;
    const { expression, names, values } = filterOf(selection);
    return new QueryCommand({
      TableName: this.tableName,
      IndexName: CUSTOMER_INDEX,
      KeyConditionExpression: "customer_id = :customer AND submitted_at BETWEEN :from AND :until",
      FilterExpression: expression,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: {
        ...values,
        ":customer": { S: customerId },
        ":from": { S: from },
        ":until": { S: until },
      },
      // With the caller's own id, whatever the cursor was: the list of another customer cannot begin there.
      ExclusiveStartKey: after === undefined ? undefined : indexKeyOf(customerId, after),
      ScanIndexForward: false,
      Limit: limit,
    });
  }
}
