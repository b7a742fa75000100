import { type DynamoDBClient, GetItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import type { CountsByStatus } from "../../shared/api/desk-customers-schemas.js";
import { TIERS } from "../../shared/contracts/ticket-event.js";
import { call, errorName } from "../../shared/lambda/errors.js";
import { type Item, projectionOf, TextAttribute as text } from "../../shared/table/attributes.js";
import { getItems } from "../../shared/table/batch-get.js";
import { indexKeyOf, type ListPosition, readIndexKey, readListedTicket } from "../../shared/table/customer-ticket.js";
import { CUSTOMER_INDEX, personKey, ticketIdOf, ticketItemKey } from "../../shared/table/ticket-table.js";
import type { ListLog } from "../inbox/desk-lists.js";
import type {
  CustomerAccount,
  CustomerContact,
  Customers,
  CustomerSummary,
  HistoryPage,
  HistoryTicket,
} from "./customers.js";

/** Tickets that are counted for a summary: some 300 bytes each, of the 1 MB of one read. */
const COUNTED = 1_000;

/** Newest tickets of which one should say how to reach the customer. */
const CONTACTS = 5;

/** What the index does not have. */
const HISTORY_ATTRIBUTES = ["pk", "status", "desk_status", "solved_at", "assignee"];
const CONTACT_ATTRIBUTES = ["pk", "customer_full_name", "customer_email", "customer_company"];

const optional = text.optional().catch(undefined);
const AssigneeSchema = z.object({ assignee: optional });
const ContactSchema = z.object({
  customer_full_name: optional,
  customer_email: optional,
  customer_company: optional,
});
const AccountSchema = z.object({ name: text, email: text, role: text, tier: text.pipe(z.enum(TIERS)) });

const readContact = (item: Item): CustomerContact => {
  const { customer_full_name: name, customer_email: email, customer_company: company } = ContactSchema.parse(item);
  return { name, email, company };
};

const isContact = ({ name, email }: CustomerContact): boolean => name !== undefined || email !== undefined;

const countByStatus = (tickets: readonly HistoryTicket[]): CountsByStatus => {
  const counts: CountsByStatus = {};
  for (const { status } of tickets) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

interface CustomerTable {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly log: ListLog;
}

/** Customers in the ticket table, by their tickets. */
export class DynamoCustomers implements Customers {
  constructor(private readonly table: CustomerTable) {}

  /** The index has what does not change; where the conversation stands is read from the tickets themselves. */
  async history(customerId: string, limit: number, after: ListPosition | undefined): Promise<HistoryPage> {
    // One more than the page tells whether there is another one.
    const { items } = await this.#query(customerId, limit + 1, after);
    const page = items.slice(0, limit);
    const last = items.length > limit ? page.at(-1) : undefined;
    const own = await this.#read(page.map(keyOf), HISTORY_ATTRIBUTES);
    return {
      tickets: page.flatMap((item) => this.#toTicket(item, own.get(keyOf(item))) ?? []),
      next: last && readIndexKey(last),
    };
  }

  async summarize(customerId: string): Promise<CustomerSummary> {
    const { items, isLast } = await this.#query(customerId, COUNTED, undefined);
    const tickets = items.flatMap((item) => this.#toTicket(item) ?? []);
    const newest = items.slice(0, CONTACTS).map(keyOf);
    const own = await this.#read(newest, CONTACT_ATTRIBUTES);
    const contacts = newest.map((key) => readContact(own.get(key) ?? {}));
    return {
      total: items.length,
      byStatus: countByStatus(tickets),
      isComplete: isLast,
      newest: tickets[0],
      contact: contacts.find(isContact) ?? {},
    };
  }

  async account(customerId: string): Promise<CustomerAccount | undefined> {
    const names = Object.keys(AccountSchema.shape);
    const command = new GetItemCommand({
      TableName: this.table.tableName,
      Key: personKey(customerId),
      ...projectionOf(names),
    });
    const { Item: item } = await call("DynamoDB GetItem", this.table.client.send(command));
    return AccountSchema.safeParse(item).data;
  }

  /** The newest tickets of the index, up to 1 MB of them. */
  async #query(customerId: string, limit: number, after: ListPosition | undefined) {
    const command = new QueryCommand({
      TableName: this.table.tableName,
      IndexName: CUSTOMER_INDEX,
      KeyConditionExpression: "customer_id = :customer",
      ExpressionAttributeValues: { ":customer": { S: customerId } },
      ExclusiveStartKey: after && indexKeyOf(customerId, after),
      ScanIndexForward: false,
      Limit: limit,
    });
    const { Items = [], LastEvaluatedKey } = await call("DynamoDB Query", this.table.client.send(command));
    return { items: Items, isLast: LastEvaluatedKey === undefined };
  }

  /** Attributes of tickets, by their partition keys. A batch may not have the same key twice, nor none. */
  async #read(keys: readonly string[], names: readonly string[]): Promise<ReadonlyMap<string, Item>> {
    const batch = { ...this.table, keys: keys.map((key) => ticketItemKey(ticketIdOf(key))), names };
    return new Map((await getItems(batch)).map((item) => [keyOf(item), item]));
  }

  /** One odd item does not hide a whole list. */
  #toTicket(listed: Item, own: Item = {}): HistoryTicket | undefined {
    try {
      const { assignee } = AssigneeSchema.parse(own);
      return { ...readListedTicket({ ...listed, ...own }), assignee };
    } catch (error) {
      this.table.log.warn("A ticket of a customer cannot be read", { key: keyOf(listed), errorName: errorName(error) });
      return undefined;
    }
  }
}

const keyOf = (item: Item): string => item["pk"]?.S ?? "";
