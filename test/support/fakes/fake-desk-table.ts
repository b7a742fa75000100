import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  type CancellationReason,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from "@aws-sdk/client-dynamodb";
import { INDEXES, type IndexName, TABLE_KEY } from "../../../functions/shared/table/ticket-table.js";
import { cancelledTransaction } from "../builders/sdk-errors.js";
import { type Expressions, holds, type TableItem, updated } from "./dynamo-expressions.js";

type Key = Readonly<Record<string, AttributeValue>> | undefined;

/** What a write does to an item: `undefined` deletes it. */
interface Write {
  readonly key: string;
  readonly condition: string | undefined;
  readonly scope: Expressions;
  readonly apply: (item: TableItem) => TableItem | undefined;
  readonly returnsOld: boolean;
}

const keyOf = (key: Key): string => `${key?.["pk"]?.S ?? ""} ${key?.["sk"]?.S ?? ""}`;

interface Named {
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, AttributeValue> | undefined;
}
const scopeOf = ({ ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} }: Named) => ({
  names,
  values,
});

const toWrite = ({ Put, Update, Delete, ConditionCheck }: TransactWriteItem): Write => {
  const each = Put ?? Update ?? Delete ?? ConditionCheck;
  if (each === undefined) throw new Error("A transaction has an empty item.");
  const { ConditionExpression: condition, ReturnValuesOnConditionCheckFailure: returns } = each;
  const same = { condition, scope: scopeOf(each), returnsOld: returns === "ALL_OLD" };
  const { Item } = Put ?? {};
  if (Item !== undefined) return { ...same, key: keyOf(Item), apply: () => Item };
  const key = keyOf((Update ?? Delete ?? ConditionCheck)?.Key);
  if (Update === undefined) return { ...same, key, apply: (item) => (Delete === undefined ? item : undefined) };
  const { Key, UpdateExpression } = Update;
  return { ...same, key, apply: (item) => updated(UpdateExpression, { ...Key, ...item }, same.scope) };
};

const [FAILED, NONE] = [{ Code: "ConditionalCheckFailed" }, { Code: "None" }];

const pick = (item: TableItem, names: readonly string[]): TableItem =>
  Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));

/**
 * The ticket table in memory, for the real adapters: it evaluates the expressions that they send. As in DynamoDB, a
 * transaction happens at one moment or not at all; unlike there, transactions do not get in each other's way, and an
 * index is up to date at once.
 */
export class FakeDeskTable {
  readonly items = new Map<string, TableItem>();
  /** Fails the next calls, by the name of their command: for outages. */
  fault: ((command: string) => Error | undefined) | undefined;

  /** @param turn resolves when a call may take effect, so that a scheduler can order the calls */
  constructor(private readonly turn: (call: string) => Promise<unknown> = () => Promise.resolve()) {}

  /** The table as the client of the adapters; paginators of the SDK accept nothing but its own class. */
  get client(): DynamoDBClient {
    const client = Object.create(DynamoDBClient.prototype) as DynamoDBClient;
    return Object.assign(client, { send: (command: object) => this.#send(command) as never });
  }

  put(item: TableItem): void {
    this.items.set(keyOf(item), item);
  }

  remove(key: TableItem): void {
    this.items.delete(keyOf(key));
  }

  /** Items of a partition, by sort key. */
  partition(pk: string): TableItem[] {
    return this.#select((item) => item["pk"]?.S === pk, TABLE_KEY.sort);
  }

  async #send(command: object): Promise<unknown> {
    const name = command.constructor.name.replace("Command", "");
    await this.turn(name);
    const fault = this.fault?.(name);
    if (fault !== undefined) throw fault;
    if (command instanceof GetItemCommand) return { Item: this.items.get(keyOf(command.input.Key)) };
    if (command instanceof BatchGetItemCommand) return this.#batch(command.input);
    if (command instanceof QueryCommand) return this.#query(command.input);
    if (command instanceof TransactWriteItemsCommand) return this.#transact(command.input.TransactItems ?? []);
    if (command instanceof PutItemCommand) return this.#single({ Put: command.input });
    if (command instanceof UpdateItemCommand)
      return this.#single({ Update: command.input as never }, command.input.ReturnValues);
    if (command instanceof DeleteItemCommand) return this.#single({ Delete: command.input });
    throw new Error(`${name} is unknown here: say what it does.`);
  }

  #batch({ RequestItems = {} }: BatchGetItemCommandInput): unknown {
    const found = Object.entries(RequestItems).map(([table, { Keys = [], ExpressionAttributeNames = {} }]) => {
      const names = Object.values(ExpressionAttributeNames);
      const items = Keys.flatMap((key): readonly TableItem[] => {
        const item = this.items.get(keyOf(key));
        return item === undefined ? [] : [item];
      });
      return [table, items.map((item) => pick(item, names))] as const;
    });
    return { Responses: Object.fromEntries(found) };
  }

  #single(item: TransactWriteItem, returns?: UpdateItemCommandInput["ReturnValues"]): unknown {
    const write = toWrite(item);
    const before = this.items.get(write.key);
    if (!holds(write.condition, before ?? {}, write.scope))
      throw new ConditionalCheckFailedException({
        message: "failed",
        $metadata: { httpStatusCode: 400 },
        ...(write.returnsOld && before !== undefined && { Item: before }),
      });
    this.#apply(write);
    if (returns === "ALL_OLD") return { ...(before !== undefined && { Attributes: before }) };
    return returns === undefined ? {} : { Attributes: this.items.get(write.key) };
  }

  #transact(items: readonly TransactWriteItem[]): unknown {
    const writes = items.map(toWrite);
    if (new Set(writes.map(({ key }) => key)).size < writes.length)
      throw new Error("A transaction writes an item twice, which DynamoDB refuses.");
    const reasons = writes.map((write): CancellationReason => {
      const item = this.items.get(write.key);
      if (holds(write.condition, item ?? {}, write.scope)) return NONE;
      return write.returnsOld && item !== undefined ? { ...FAILED, Item: item } : FAILED;
    });
    if (reasons.includes(NONE) && reasons.every((reason) => reason === NONE)) {
      for (const write of writes) this.#apply(write);
      return {};
    }
    throw cancelledTransaction(...reasons);
  }

  #apply({ key, apply }: Write): void {
    const item = apply(this.items.get(key) ?? {});
    if (item === undefined) this.items.delete(key);
    else this.items.set(key, item);
  }

  #query(input: QueryCommandInput): unknown {
    const keys = input.IndexName === undefined ? TABLE_KEY : INDEXES[input.IndexName as IndexName];
    const found = this.#select(
      (item) => item[keys.sort] !== undefined && holds(input.KeyConditionExpression, item, scopeOf(input)),
      keys.sort,
    );
    const ordered = input.ScanIndexForward === false ? found.toReversed() : found;
    const from = ordered.findIndex((item) => keyOf(item) === keyOf(input.ExclusiveStartKey)) + 1;
    const Items = ordered.slice(from, from + (input.Limit ?? ordered.length));
    const last = Items.at(-1);
    const isEnd = last === undefined || from + Items.length >= ordered.length;
    const names = new Set([...Object.values(TABLE_KEY), keys.partition, keys.sort]);
    const keyOfLast = () => Object.fromEntries([...names].map((name) => [name, last?.[name]]));
    return {
      Items: Items.filter((item) => holds(input.FilterExpression, item, scopeOf(input))),
      ...(!isEnd && { LastEvaluatedKey: keyOfLast() }),
    };
  }

  #select(matches: (item: TableItem) => boolean, sort: string): TableItem[] {
    return [...this.items.values()]
      .filter(matches)
      .toSorted((one, other) => ((one[sort]?.S ?? "") < (other[sort]?.S ?? "") ? -1 : 1));
  }
}
