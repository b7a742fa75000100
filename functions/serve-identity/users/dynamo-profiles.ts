import {
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { toAuditItem } from "../../shared/audit/audit-item.js";
import { agentUpdateOf } from "../../shared/desk/store/agent-item.js";
import { asDependencyError, call, ignoreFailedCondition } from "../../shared/lambda/errors.js";
import { cancellationReasons, isFailedCondition, isTransient } from "../../shared/table/cancelled-transaction.js";
import { toRevokedUser } from "../../shared/table/revocation-item.js";
import { adminsKey, PEOPLE_PARTITION, personKey } from "../../shared/table/ticket-table.js";
import type { ChangeOrigin, Profile, ProfileFilter, ProfilePage, Profiles, Written } from "../ports.js";
import { readProfileItem, toProfileItem, toProfileUpdate } from "./profile-item.js";
import { changesBetween, endsTokens, isActiveAdmin } from "./profile.js";

/** Users read at once while a filter looks for matches, and how often that is done for one page. */
const READ_AT_ONCE = 250;
const MAX_READS = 8;

const filterExpression = ({ words, role, active }: ProfileFilter) => {
  const terms = [
    ...(words === undefined ? [] : ["contains(searched, :words)"]),
    ...(role === undefined ? [] : ["#role = :role"]),
    ...(active === undefined ? [] : ["active = :active"]),
  ];
  return {
    ...(terms.length > 0 && { FilterExpression: terms.join(" AND ") }),
    ...(role !== undefined && { ExpressionAttributeNames: { "#role": "role" } }),
    ExpressionAttributeValues: {
      ":users": { S: PEOPLE_PARTITION },
      ...(words !== undefined && { ":words": { S: words } }),
      ...(role !== undefined && { ":role": { S: role } }),
      ...(active !== undefined && { ":active": { BOOL: active } }),
    },
  };
};

/** The entry that a change leaves in the user's audit trail. */
export const toUserAuditItem = (before: Profile | undefined, after: Profile, origin: ChangeOrigin) => {
  const what = before === undefined ? "created" : "changed";
  return toAuditItem({ kind: "user", id: after.id }, { ...origin, what }, changesBetween(before, after));
};

/** Users in the ticket table. */
export class DynamoProfiles implements Profiles {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  async find(userId: string): Promise<Profile | undefined> {
    const command = new GetItemCommand({ TableName: this.tableName, Key: personKey(userId), ConsistentRead: true });
    return readProfileItem((await call("DynamoDB GetItem", this.client.send(command))).Item);
  }

  /** A page may have fewer users than asked for although there are more: then a filter found few. */
  async list(filter: ProfileFilter, limit: number, afterId: string | undefined): Promise<ProfilePage> {
    const profiles: Profile[] = [];
    let lastId = afterId;
    for (let reads = 0; reads < MAX_READS; reads += 1) {
      const read = await this.#readPage(filter, lastId);
      profiles.push(...read.profiles);
      lastId = read.lastId;
      if (profiles.length > limit) return { profiles: profiles.slice(0, limit), lastId: profiles[limit - 1]?.id };
      if (lastId === undefined) break;
    }
    return { profiles, lastId };
  }

  add(profile: Profile, origin: ChangeOrigin): Promise<Written> {
    const isNew = "attribute_not_exists(pk)";
    return this.#write([
      { Put: { TableName: this.tableName, Item: toProfileItem(profile), ConditionExpression: isNew } },
      ...this.#changeAdmins(undefined, profile),
      ...this.#changeAgent(undefined, profile),
      this.#audit(undefined, profile, origin),
    ]);
  }

  change(before: Profile, after: Profile, origin: ChangeOrigin): Promise<Written> {
    return this.#write([
      {
        Update: {
          TableName: this.tableName,
          Key: personKey(after.id),
          ...toProfileUpdate(after),
          ConditionExpression: "version = :before",
        },
      },
      ...this.#changeAdmins(before, after),
      ...this.#changeAgent(before, after),
      this.#audit(before, after, origin),
      ...(endsTokens(before, after)
        ? [{ Put: { TableName: this.tableName, Item: toRevokedUser(after.id, origin.at) } }]
        : []),
    ]);
  }

  /** The condition keeps a user from coming into being without its other attributes. */
  async touch(userId: string, at: Date): Promise<boolean> {
    const command = new UpdateItemCommand({
      TableName: this.tableName,
      Key: personKey(userId),
      UpdateExpression: "SET last_sign_in_at = :at",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeValues: { ":at": { S: at.toISOString() } },
    });
    const sent = this.client.send(command).catch(ignoreFailedCondition);
    return (await call("DynamoDB UpdateItem", sent)) !== undefined;
  }

  async #readPage(filter: ProfileFilter, afterId: string | undefined): Promise<ProfilePage> {
    const command = new QueryCommand({
      TableName: this.tableName,
      KeyConditionExpression: "pk = :users",
      ...filterExpression(filter),
      Limit: READ_AT_ONCE,
      ConsistentRead: true,
      ...(afterId !== undefined && { ExclusiveStartKey: personKey(afterId) }),
    });
    const { Items = [], LastEvaluatedKey: last } = await call("DynamoDB Query", this.client.send(command));
    return {
      profiles: Items.map(readProfileItem).filter((profile) => profile !== undefined),
      lastId: last?.["sk"]?.S,
    };
  }

  /** An admin who stops being one must leave another: of two who demote each other, one fails. */
  #changeAdmins(before: Profile | undefined, after: Profile): TransactWriteItem[] {
    const was = before !== undefined && isActiveAdmin(before);
    const is = isActiveAdmin(after);
    if (was === is) return [];
    const admins = { TableName: this.tableName, Key: adminsKey() };
    const ids = { ":ids": { SS: [after.id] } };
    if (is) return [{ Update: { ...admins, UpdateExpression: "ADD ids :ids", ExpressionAttributeValues: ids } }];
    return [
      {
        Update: {
          ...admins,
          UpdateExpression: "DELETE ids :ids",
          ConditionExpression:
            "(contains(ids, :id) AND size(ids) > :one) OR (NOT contains(ids, :id) AND size(ids) >= :one)",
          ExpressionAttributeValues: { ...ids, ":id": { S: after.id }, ":one": { N: "1" } },
        },
      },
    ];
  }

  /** Whoever is an agent or an admin is one of the desk's agents: in one transaction, so that the two cannot differ. */
  #changeAgent(before: Profile | undefined, after: Profile): TransactWriteItem[] {
    const update = agentUpdateOf(this.tableName, before, after);
    return update === undefined ? [] : [{ Update: update }];
  }

  /** An entry is never written over. */
  #audit(before: Profile | undefined, after: Profile, origin: ChangeOrigin): TransactWriteItem {
    const Item = toUserAuditItem(before, after, origin);
    return { Put: { TableName: this.tableName, Item, ConditionExpression: "attribute_not_exists(pk)" } };
  }

  async #write(TransactItems: TransactWriteItem[]): Promise<Written> {
    try {
      await this.client.send(new TransactWriteItemsCommand({ TransactItems }));
      return "written";
    } catch (error) {
      const reasons = cancellationReasons(error);
      const failed = reasons.findIndex(isFailedCondition);
      if (failed === -1 && !reasons.some(isTransient)) throw asDependencyError("DynamoDB TransactWriteItems", error);
      return TransactItems[failed]?.Update?.Key?.["pk"]?.S === adminsKey().pk.S ? "last-admin" : "conflict";
    }
  }
}
