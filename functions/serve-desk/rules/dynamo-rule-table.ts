import {
  type DynamoDBClient,
  GetItemCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { toAuditItem } from "../../shared/audit/audit-item.js";
import type { AuditedChange } from "../../shared/audit/audit-trail.js";
import { canonicalJson } from "../../shared/contracts/content-hash.js";
import { queryRules, readRuleItem, type RuleLog, toRuleItem } from "../../shared/desk/store/rule-item.js";
import type { Rule, RuleCollectionName, RuleKind } from "../../shared/desk/rules/rule-kinds.js";
import { asDependencyError, call } from "../../shared/lambda/errors.js";
import type { Item } from "../../shared/table/attributes.js";
import { cancellationReasons, isOthersChange } from "../../shared/table/cancelled-transaction.js";
import { deskItemKey, type ItemKey, revisionKey } from "../../shared/table/ticket-table.js";
import type { RuleChange, RuleTable, SeenCollection, StoredRules, Written } from "./rule-table.js";

/** Before the first change, a collection has no item of its revision. */
const isRevision = (revision: number) =>
  revision === 0
    ? { ConditionExpression: "attribute_not_exists(pk)" }
    : {
        ConditionExpression: "revision = :revision",
        ExpressionAttributeValues: { ":revision": { N: String(revision) } },
      };

const fieldsOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);

const json = (value: unknown): string | null => (value === undefined ? null : canonicalJson(value));

/** The fields that differ, each with both values as JSON. */
const changesBetween = (before: unknown, after: unknown): readonly AuditedChange[] => {
  const [old, next] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((field) => {
    const [from, to] = [json(old.get(field)), json(next.get(field))];
    return from === to ? [] : [{ field, from, to }];
  });
};

const verbOf = ({ before, after }: RuleChange<unknown>): string => {
  if (after === undefined) return "deleted";
  return before === undefined ? "created" : "changed";
};

/** The entry that a change leaves in the rule's audit trail. */
export const toRuleAuditItem = (collection: RuleCollectionName, change: RuleChange<unknown>) => {
  const { id, before, after, origin } = change;
  const subject = { kind: "rule", collection, id } as const;
  return toAuditItem(subject, { ...origin, what: verbOf(change) }, changesBetween(before, after));
};

/** The rules in the ticket table. */
export class DynamoRuleTable implements RuleTable {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
    private readonly log: RuleLog,
  ) {}

  async read<T>(kind: RuleKind<T>): Promise<StoredRules<T>> {
    const revision = Number((await this.#get(revisionKey(kind.collection)))?.["revision"]?.N ?? 0);
    const { client, tableName, log } = this;
    return { revision, rules: await queryRules(kind, { client, tableName, log, consistent: true }) };
  }

  async find<T>(kind: RuleKind<T>, id: string): Promise<Rule<T> | undefined> {
    const item = await this.#get(deskItemKey(kind.collection, id));
    return item && readRuleItem(kind, item);
  }

  /** The item itself needs no condition: nobody changes it without the next revision of its collection. */
  async write<T>(kind: RuleKind<T>, change: RuleChange<T>): Promise<Written> {
    const TransactItems = [
      this.#nextRevision(kind, change),
      this.#item(kind, change),
      this.#audit(kind, change),
      ...change.seen.map((seen) => this.#isStill(seen)),
    ];
    try {
      await this.client.send(new TransactWriteItemsCommand({ TransactItems }));
      return "written";
    } catch (error) {
      if (cancellationReasons(error).some(isOthersChange)) return "conflict";
      throw asDependencyError("DynamoDB TransactWriteItems", error);
    }
  }

  async #get(Key: ItemKey): Promise<Item | undefined> {
    const command = new GetItemCommand({ TableName: this.tableName, Key, ConsistentRead: true });
    return (await call("DynamoDB GetItem", this.client.send(command))).Item;
  }

  #nextRevision<T>({ collection }: RuleKind<T>, { revision }: RuleChange<T>): TransactWriteItem {
    const Item = { ...revisionKey(collection), revision: { N: String(revision + 1) } };
    return { Put: { TableName: this.tableName, Item, ...isRevision(revision) } };
  }

  #item<T>(kind: RuleKind<T>, { id, after, revision, origin }: RuleChange<T>): TransactWriteItem {
    const TableName = this.tableName;
    if (after === undefined) return { Delete: { TableName, Key: deskItemKey(kind.collection, id) } };
    const { who: updatedBy, at } = origin;
    const rule = { id, value: after, version: revision + 1, updatedAt: at.toISOString(), updatedBy };
    return { Put: { TableName, Item: toRuleItem(kind, rule) } };
  }

  /** An entry is never written over. */
  #audit<T>({ collection }: RuleKind<T>, change: RuleChange<T>): TransactWriteItem {
    const Item = toRuleAuditItem(collection, change);
    return { Put: { TableName: this.tableName, Item, ConditionExpression: "attribute_not_exists(pk)" } };
  }

  #isStill({ collection, revision }: SeenCollection): TransactWriteItem {
    return {
      ConditionCheck: { TableName: this.tableName, Key: revisionKey(collection), ...isRevision(revision) },
    };
  }
}
