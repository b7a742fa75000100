import {
  type AttributeValue,
  DynamoDBClient,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { DynamoDeskLists } from "../../../functions/serve-desk/inbox/dynamo-desk-lists.js";
import { toDeskAttributes, type DeskTicket } from "../../../functions/shared/desk/desk-ticket.js";
import type { Schedule } from "../../../functions/shared/desk/schedule.js";
import { AROUND_THE_CLOCK } from "../../../functions/shared/desk/schedule.js";
import type { Item } from "../../../functions/shared/table/attributes.js";
import { INDEXES, ticketItemKey } from "../../../functions/shared/table/ticket-table.js";

/** What the two indexes of the desk have of a ticket. */
export const toIndexItem = (
  ticket: DeskTicket,
  schedule: Schedule = AROUND_THE_CLOCK,
): Record<string, AttributeValue> => {
  const item: Record<string, AttributeValue | undefined> = {
    ...ticketItemKey(ticket.ticketId),
    ticket_id: { S: ticket.ticketId },
    status: { S: ticket.status },
    tier: { S: ticket.tier },
    submitted_at: { S: ticket.submittedAt },
    customer_id: ticket.customerId === undefined ? undefined : { S: ticket.customerId },
    ...toDeskAttributes(ticket, schedule),
  };
  const columns = new Set<string>(["pk", "sk", "queue_key", "agent_key", "due_key", ...INDEXES["by-queue"].columns]);
  return Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) => (columns.has(name) && value !== undefined ? [[name, value]] : [])),
  );
};

const invalid = (message: string): Error => Object.assign(new Error(message), { name: "ValidationException" });

type Values = Readonly<Record<string, AttributeValue>>;
type Term = (item: Item) => boolean;

/** The forms of a condition that the lists use. Names are placeholders: `status` and `language` are reserved words. */
const FORMS: readonly (readonly [form: RegExp, term: (name: string, ...values: string[]) => Term])[] = [
  [/^#(\w+) = :(\w+)/, (name, value) => (item) => item[name]?.S === value],
  [
    /^\(#(\w+) = :(\w+) OR begins_with\(#\1, :(\w+)\)\)/,
    (name, value, start = "") =>
      (item) =>
        item[name]?.S === value || item[name]?.S?.startsWith(start) === true,
  ],
  [
    /^contains\(#(\w+), :(\w+)\)/,
    (name, value = "") =>
      (item) =>
        item[name]?.SS?.includes(value) === true,
  ],
  [
    /^#(\w+) BETWEEN :(\w+) AND :(\w+)/,
    (name, from = "", until = "") => {
      if (from > until) throw invalid("BETWEEN: the lower bound is above the upper bound");
      return (item) => item[name]?.S !== undefined && item[name].S >= from && item[name].S <= until;
    },
  ],
];

/** Names and values that an expression uses must be given, and those that are given must be used. */
class Placeholders {
  readonly #unused: Set<string>;

  constructor(
    private readonly names: Readonly<Record<string, string>>,
    private readonly values: Values,
  ) {
    this.#unused = new Set([...Object.keys(names), ...Object.keys(values)]);
  }

  name(placeholder: string): string {
    this.#unused.delete(placeholder);
    return this.names[placeholder] ?? raise(`${placeholder} is not among the names`);
  }

  value(placeholder: string): string {
    this.#unused.delete(placeholder);
    return this.values[placeholder]?.S ?? raise(`${placeholder} is not among the values`);
  }

  check(): void {
    if (this.#unused.size > 0) raise(`not used: ${[...this.#unused].join(", ")}`);
  }
}

const raise = (message: string): never => {
  throw invalid(message);
};

const readFilter = (expression: string, placeholders: Placeholders): readonly Term[] => {
  const terms: Term[] = [];
  for (let rest = expression; rest !== "";) {
    const form = FORMS.find(([pattern]) => pattern.test(rest)) ?? raise(`cannot read ${rest}`);
    const [text, name = "", ...values] = form[0].exec(rest) ?? [];
    const attribute = placeholders.name(`#${name}`);
    if (["queue_key", "agent_key", "due_key"].includes(attribute)) raise(`filter on the key ${attribute}`);
    terms.push(form[1](attribute, ...values.map((value) => placeholders.value(`:${value}`))));
    rest = rest.slice(String(text).length).replace(/^ AND /, "");
  }
  return terms;
};

const KEY_CONDITION = /^(?<partition>\w+) = :(?<key>\w+) AND (?<sort>\w+) BETWEEN :(?<first>\w+) AND :(?<last>\w+)$/;

/** The indexes by-queue and by-agent in memory. They refuse queries that DynamoDB refuses. */
export class FakeDeskIndex {
  readonly items = new Map<string, Item>();
  readonly queries: QueryCommandInput[] = [];
  examined = 0;

  add(ticket: DeskTicket, schedule?: Schedule): void {
    this.items.set(ticket.ticketId, toIndexItem(ticket, schedule));
  }

  /** The lists of the desk, read from here. @param now milliseconds since 1970 */
  lists(now: () => number): DynamoDeskLists {
    const client = new DynamoDBClient({ region: "us-east-1" });
    mockClient(client)
      .on(QueryCommand)
      .callsFake((input: QueryCommandInput) => this.query(input));
    return new DynamoDeskLists({
      client,
      tableName: "tickets",
      now: () => new Date(now()),
      log: { warn: () => undefined },
    });
  }

  query(input: QueryCommandInput): Pick<QueryCommandOutput, "Items" | "LastEvaluatedKey"> {
    this.queries.push(input);
    const placeholders = new Placeholders(input.ExpressionAttributeNames ?? {}, input.ExpressionAttributeValues ?? {});
    const inRange = this.#inRange(input, placeholders);
    const terms = readFilter(input.FilterExpression ?? "", placeholders);
    placeholders.check();
    const limit = input.Limit ?? Infinity;
    if (limit < 1) raise("Limit: at least 1");
    const examined = inRange.slice(0, limit);
    this.examined += examined.length;
    const last = examined.length === limit ? examined.at(-1) : undefined;
    return {
      Items: examined.filter((item) => terms.every((term) => term(item))),
      ...(last !== undefined && { LastEvaluatedKey: last }),
    };
  }

  #inRange({ IndexName, KeyConditionExpression }: QueryCommandInput, placeholders: Placeholders): readonly Item[] {
    const { partition = "", sort = "", ...names } = KEY_CONDITION.exec(KeyConditionExpression ?? "")?.groups ?? {};
    const index = Object.entries(INDEXES).find(([name]) => name === IndexName)?.[1];
    if (index?.partition !== partition || index.sort !== sort) raise("the key condition is not that of the index");
    const [key, first, last] = [names["key"], names["first"], names["last"]].map((name) => {
      const value = placeholders.value(`:${String(name)}`);
      return value === "" ? raise("a key is empty") : value;
    });
    if (String(first) > String(last)) raise("BETWEEN: the lower bound is above the upper bound");
    const sortKey = (item: Item): string => String(item[sort]?.S);
    return [...this.items.values()]
      .filter((item) => item[partition]?.S === key && sortKey(item) >= String(first) && sortKey(item) <= String(last))
      .toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
  }
}
