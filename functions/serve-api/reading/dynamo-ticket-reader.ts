import { type AttributeValue, type DynamoDBClient, GetItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { TIERS } from "../../shared/contracts/ticket-event.js";
import { PRIORITIES, SENTIMENTS, TICKET_STATUSES } from "../../shared/contracts/ticket-record.js";
import { call } from "../../shared/lambda/errors.js";
import { type Item, TextAttribute as Text } from "../../shared/table/ticket-item.js";
import { type IndexName, ticketIdOf, ticketItemKey } from "../../shared/table/ticket-table.js";
import type { ListPosition, TicketPage, TicketReader, TicketSelection, WholeTicket } from "./ticket-reader.js";

const INDEX: IndexName = "by-customer";

/** A value that this version does not know is left out, so that one odd item does not hide a whole list. */
const oneOf = <const T extends readonly string[]>(values: T) => Text.pipe(z.enum(values)).optional().catch(undefined);

const ItemSchema = z.object({
  ticket_id: Text,
  submitted_at: Text,
  customer_id: Text.optional(),
  // A status that this version does not know is shown as one in progress.
  status: Text.pipe(z.enum(TICKET_STATUSES)).catch("PROCESSING"),
  subject: Text.optional(),
  category: Text.optional(),
  priority: oneOf(PRIORITIES),
  sentiment: oneOf(SENTIMENTS),
  tier: oneOf(TIERS),
  response_text: Text.optional(),
  processed_at: Text.optional(),
  answer_by: Text.optional(),
});

/** The attributes that are read; not the description, which is long. */
const READ_ATTRIBUTES = Object.keys(ItemSchema.shape);

/** @throws ZodError when the item is not a ticket's */
const toStoredTicket = (item: Item): WholeTicket => {
  const { ticket_id, submitted_at, customer_id, response_text, processed_at, answer_by, ...same } =
    ItemSchema.parse(item);
  return {
    ...same,
    ticketId: ticket_id,
    submittedAt: submitted_at,
    customerId: customer_id,
    response: response_text,
    processedAt: processed_at,
    answerBy: answer_by,
  };
};

const PositionSchema = z.object({ submitted_at: Text, pk: Text.transform(ticketIdOf) });

/** The position in the list of a key of the index. @throws ZodError when it is not a ticket's */
const toPosition = (key: Item): ListPosition => {
  const { submitted_at, pk } = PositionSchema.parse(key);
  return { submittedAt: submitted_at, ticketId: pk };
};

/** Made with the caller's own id, whatever the cursor was: the list of another customer cannot begin there. */
const startKey = (customerId: string, after: ListPosition): Record<string, AttributeValue> => ({
  ...ticketItemKey(after.ticketId),
  customer_id: { S: customerId },
  submitted_at: { S: after.submittedAt },
});

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

  async read(ticketId: string): Promise<WholeTicket | undefined> {
    const command = new GetItemCommand({
      TableName: this.tableName,
      Key: ticketItemKey(ticketId),
      ProjectionExpression: READ_ATTRIBUTES.map((column) => `#${column}`).join(", "),
      ExpressionAttributeNames: Object.fromEntries(READ_ATTRIBUTES.map((column) => [`#${column}`, column])),
      ConsistentRead: true,
    });
    const { Item: item } = await call("DynamoDB GetItem", this.client.send(command));
    return item === undefined ? undefined : toStoredTicket(item);
  }

  async list(selection: TicketSelection): Promise<TicketPage> {
    const { Items = [], LastEvaluatedKey } = await call("DynamoDB Query", this.client.send(this.#query(selection)));
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
      IndexName: INDEX,
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
