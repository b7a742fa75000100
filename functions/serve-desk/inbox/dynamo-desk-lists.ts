import { type AttributeValue, type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { readDeskTicket } from "../../shared/desk/desk-ticket.js";
import { call, errorName } from "../../shared/lambda/errors.js";
import type { Item } from "../../shared/table/attributes.js";
import { INDEXES } from "../../shared/table/ticket-table.js";
import type { DeskLists, DeskPartition, ListLog, PartitionRange, QueuedTicket, TicketFilter } from "./desk-lists.js";
import type { PartitionPage } from "./merge-partitions.js";

/** Before and after every key: keys begin with a year. */
const FIRST_KEY = "0";
const LAST_KEY = "~";

/** The first key after `key`: an id has no character that sorts before this one. */
const justAfter = (key: string): string => `${key}!`;

/** After the keys of all tickets with this deadline. */
const endOf = (due: string): string => `${due}#${LAST_KEY}`;

const keysOf = ({ after, until }: PartitionRange) => ({
  first: after === undefined ? FIRST_KEY : justAfter(after),
  last: until === undefined ? LAST_KEY : endOf(until),
});

/** Conditions on one attribute. Placeholders stand for its name and its values, as names may be reserved words. */
interface Condition {
  readonly attribute: string;
  readonly expression: (name: string, value: string) => string;
  readonly values: Readonly<Record<string, string>>;
}

const EQUAL = ["status", "deskStatus", "priority", "category", "tier", "lane", "assignee", "customer"] as const;

const attributeOf = (filter: (typeof EQUAL)[number]): string => {
  if (filter === "deskStatus") return "desk_status";
  return filter === "customer" ? "customer_id" : filter;
};

const equals = (attribute: string, value: string): Condition => ({
  attribute,
  expression: (name, placeholder) => `${name} = ${placeholder}`,
  values: { "": value },
});

/** `de` is also the language of `de-CH`. */
const isLanguage = (language: string): Condition => ({
  attribute: "language",
  expression: (name, value) => `(${name} = ${value} OR begins_with(${name}, ${value}_region))`,
  values: { "": language, _region: `${language}-` },
});

const hasTag = (tag: string): Condition => ({
  attribute: "tags",
  expression: (name, value) => `contains(${name}, ${value})`,
  values: { "": tag },
});

const isWithin = ({ from, until }: NonNullable<TicketFilter["submitted"]>): Condition => ({
  attribute: "submitted_at",
  expression: (name, value) => `${name} BETWEEN ${value}_from AND ${value}_until`,
  values: { _from: from, _until: until },
});

const conditionsOf = (filter: TicketFilter): readonly Condition[] => [
  ...EQUAL.flatMap((name) => (filter[name] === undefined ? [] : [equals(attributeOf(name), filter[name])])),
  ...(filter.language === undefined ? [] : [isLanguage(filter.language)]),
  ...(filter.tag === undefined ? [] : [hasTag(filter.tag)]),
  ...(filter.submitted === undefined ? [] : [isWithin(filter.submitted)]),
];

const filterExpression = (conditions: readonly Condition[]): string | undefined =>
  conditions.length === 0
    ? undefined
    : conditions.map(({ attribute, expression }) => expression(`#${attribute}`, `:${attribute}`)).join(" AND ");

const filterValues = (conditions: readonly Condition[]): Record<string, AttributeValue> =>
  Object.fromEntries(
    conditions.flatMap(({ attribute, values }) =>
      Object.entries(values).map(([suffix, S]) => [`:${attribute}${suffix}`, { S }] as const),
    ),
  );

const toTicket = (item: Item, now: number): QueuedTicket => ({
  ...readDeskTicket(item, now),
  subject: item["subject_preview"]?.S ?? "",
  dueKey: item["due_key"]?.S ?? "",
});

interface ListSettings {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly now: () => Date;
  readonly log: ListLog;
}

/** Lists of the desk's tickets in the ticket table. */
export class DynamoDeskLists implements DeskLists {
  constructor(private readonly settings: ListSettings) {}

  async read(
    partition: DeskPartition,
    range: PartitionRange,
    filter: TicketFilter,
  ): Promise<PartitionPage<QueuedTicket>> {
    const keys = keysOf(range);
    // The table refuses a range that ends before it begins.
    if (keys.first > keys.last) return { rows: [], readUpTo: undefined };
    const query = this.#query(partition, keys, range.limit, conditionsOf(filter));
    const { Items = [], LastEvaluatedKey: last } = await call("DynamoDB Query", this.settings.client.send(query));
    const now = this.settings.now().getTime();
    return { rows: Items.flatMap((item) => this.#toTicket(item, now) ?? []), readUpTo: last?.["due_key"]?.S };
  }

  /** One odd item does not hide a whole list. */
  #toTicket(item: Item, now: number): QueuedTicket | undefined {
    try {
      return toTicket(item, now);
    } catch (error) {
      this.settings.log.warn("A ticket on the desk cannot be read", {
        key: item["pk"]?.S,
        errorName: errorName(error),
      });
      return undefined;
    }
  }

  #query(
    { index, key }: DeskPartition,
    { first, last }: ReturnType<typeof keysOf>,
    limit: number,
    filters: readonly Condition[],
  ): QueryCommand {
    const { partition, sort } = INDEXES[index];
    return new QueryCommand({
      TableName: this.settings.tableName,
      IndexName: index,
      KeyConditionExpression: `${partition} = :key AND ${sort} BETWEEN :first AND :last`,
      FilterExpression: filterExpression(filters),
      ...(filters.length > 0 && {
        ExpressionAttributeNames: Object.fromEntries(filters.map(({ attribute }) => [`#${attribute}`, attribute])),
      }),
      ExpressionAttributeValues: {
        ":key": { S: key },
        ":first": { S: first },
        ":last": { S: last },
        ...filterValues(filters),
      },
      Limit: limit,
    });
  }
}
