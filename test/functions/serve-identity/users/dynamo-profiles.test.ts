import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoProfiles } from "../../../../functions/serve-identity/users/dynamo-profiles.js";
import { toProfileItem } from "../../../../functions/serve-identity/users/profile-item.js";
import { DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { cancelledTransaction, serviceUnavailable } from "../../../support/builders/sdk-errors.js";
import { aProfile } from "../../../support/fakes/identity-fakes.js";

const dynamo = mockClient(DynamoDBClient);
const profiles = new DynamoProfiles(new DynamoDBClient({ region: "us-east-1" }), "tickets");
const AT = new Date("2026-11-21T08:30:00.000Z");
const ORIGIN = { who: "u-root", requestId: "r-1", at: AT };
const ALL = { words: undefined, role: undefined, active: undefined };

beforeEach(() => {
  dynamo.reset();
  dynamo.onAnyCommand().resolves({});
});

const written = () => dynamo.commandCalls(TransactWriteItemsCommand)[0]?.args[0].input.TransactItems ?? [];
describe("users in the table", () => {
  it("are read as they were written", async () => {
    const profile = aProfile({ lastSignInAt: AT.toISOString(), tier: "gold", active: false });
    dynamo.on(GetItemCommand).resolves({ Item: toProfileItem(profile) });

    expect(await profiles.find("u-ada")).toEqual(profile);
    expect(dynamo.commandCalls(GetItemCommand)[0]?.args[0].input).toMatchObject({
      Key: { pk: { S: "USERS" }, sk: { S: "u-ada" } },
      ConsistentRead: true,
    });
  });

  it("are not there when an item was edited by hand", async () => {
    dynamo.on(GetItemCommand).resolves({ Item: { ...toProfileItem(aProfile()), role: { S: "root" } } });

    expect(await profiles.find("u-ada")).toBeUndefined();
  });

  it("are added with their audit entry, and among the admins if they are one", async () => {
    expect(await profiles.add(aProfile({ role: "admin" }), ORIGIN)).toBe("written");

    expect(written()).toMatchObject([
      { Put: { Item: { sk: { S: "u-ada" } }, ConditionExpression: "attribute_not_exists(pk)" } },
      { Update: { Key: { pk: { S: "ADMINS" } }, UpdateExpression: "ADD ids :ids" } },
      { Update: { Key: { pk: { S: "AGENTS" }, sk: { S: "u-ada" } } } },
      {
        Put: {
          Item: {
            pk: { S: "AUDIT#USER#u-ada" },
            who: { S: "u-root" },
            what: { S: "created" },
            request_id: { S: "r-1" },
          },
          ConditionExpression: "attribute_not_exists(pk)",
        },
      },
    ]);
  });

  it("are changed in one transaction with the audit entry, the admins and the end of older access tokens", async () => {
    const before = aProfile({ role: "admin" });
    await profiles.change(before, { ...before, role: "agent", version: 2 }, ORIGIN);

    expect(written()).toMatchObject([
      { Update: { ConditionExpression: "version = :before", ExpressionAttributeValues: { ":before": { N: "1" } } } },
      {
        Update: {
          UpdateExpression: "DELETE ids :ids",
          ConditionExpression: expect.stringContaining("size(ids) > :one") as string,
        },
      },
      {
        Update: {
          Key: { pk: { S: "AGENTS" }, sk: { S: "u-ada" } },
          ExpressionAttributeValues: { ":role": { S: "agent" }, ":active": { BOOL: true } },
        },
      },
      {
        Put: {
          Item: {
            changes: { L: [{ M: { field: { S: "role" }, from: { S: "admin" }, to: { S: "agent" } } }] },
            at: { S: AT.toISOString() },
          },
        },
      },
      { Put: { Item: { pk: { S: "REVOKED" }, sk: { S: "SUB#u-ada" }, revoked_until: { N: "1795249800" } } } },
    ]);
  });

  it("are agents as long as they are active staff, in the same transaction", async () => {
    const agent = aProfile({ role: "agent" });
    await profiles.change(agent, { ...agent, active: false, version: 2 }, ORIGIN);

    expect(written()).toContainEqual({
      Update: expect.objectContaining({
        Key: { pk: { S: "AGENTS" }, sk: { S: "u-ada" } },
        ExpressionAttributeValues: expect.objectContaining({ ":active": { BOOL: false } }) as object,
      }) as object,
    });
  });

  it("lose their access tokens when they are deactivated", async () => {
    await profiles.change(aProfile(), aProfile({ active: false, version: 2 }), ORIGIN);

    expect(written()).toMatchObject([{}, {}, { Put: { Item: { pk: { S: "REVOKED" }, sk: { S: "SUB#u-ada" } } } }]);
  });

  it("keep their access tokens when only the name changes", async () => {
    await profiles.change(aProfile(), aProfile({ name: "Ada", version: 2 }), ORIGIN);

    expect(written()).toHaveLength(2);
  });

  it.each([
    ["conflict", ["ConditionalCheckFailed", "None", "None", "None", "None"]],
    ["last-admin", ["None", "ConditionalCheckFailed", "None", "None", "None"]],
    ["conflict", ["None", "None", "None", "ConditionalCheckFailed", "None"]],
    ["conflict", ["None", "None", "TransactionConflict", "None", "None"]],
  ])("report %s for %o", async (outcome, codes) => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction(...codes));
    const before = aProfile({ role: "admin" });

    expect(await profiles.change(before, { ...before, active: false, version: 2 }, ORIGIN)).toBe(outcome);
  });

  it("fail for a transaction that was cancelled for another reason", async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction("ValidationError"));

    await expect(profiles.add(aProfile(), ORIGIN)).rejects.toThrow("TransactWriteItems");
  });

  it("record a sign-in of a user who exists, and create none", async () => {
    const gone = new ConditionalCheckFailedException({ message: "no", $metadata: {} });
    dynamo.on(UpdateItemCommand).resolvesOnce({}).rejects(gone);

    expect([await profiles.touch("u-ada", AT), await profiles.touch("u-ada", AT)]).toEqual([true, false]);
  });

  it("translate the errors of DynamoDB", async () => {
    dynamo.onAnyCommand().rejects(serviceUnavailable());
    const calls = [
      profiles.find("u"),
      profiles.list(ALL, 1, undefined),
      profiles.touch("u", AT),
      profiles.add(aProfile(), ORIGIN),
    ];
    for (const call of calls) await expect(call).rejects.toBeInstanceOf(DependencyUnavailable);
  });
});

describe("a list of users", () => {
  const page = (ids: readonly string[], last?: string) => ({
    Items: ids.map((id) => toProfileItem(aProfile({ id }))),
    ...(last !== undefined && { LastEvaluatedKey: { pk: { S: "USERS" }, sk: { S: last } } }),
  });

  it("reads on while a filter finds too few, and continues after the last one that it returns", async () => {
    dynamo
      .on(QueryCommand)
      .resolvesOnce(page(["a"], "f"))
      .resolves(page(["g", "h", "i"]));
    const found = await profiles.list(ALL, 2, "0");

    expect([found.profiles.map(({ id }) => id), found.lastId]).toEqual([["a", "g"], "g"]);
    const starts = dynamo.commandCalls(QueryCommand).map(({ args: [{ input }] }) => input.ExclusiveStartKey?.["sk"]?.S);
    expect(starts).toEqual(["0", "f"]);
  });

  it("ends with the table, and stops after some reads of users that do not match", async () => {
    dynamo
      .on(QueryCommand)
      .resolvesOnce(page(["a"]))
      .resolves(page([], "z"));

    expect((await profiles.list(ALL, 2, undefined)).lastId).toBeUndefined();
    expect(await profiles.list(ALL, 2, undefined)).toEqual({ profiles: [], lastId: "z" });
    expect(dynamo.commandCalls(QueryCommand)).toHaveLength(9);
  });

  it("passes filters as values", async () => {
    await profiles.list({ words: "ada", role: "agent", active: true }, 2, undefined);

    expect(dynamo.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({
      FilterExpression: "contains(searched, :words) AND #role = :role AND active = :active",
      ExpressionAttributeValues: { ":words": { S: "ada" }, ":role": { S: "agent" }, ":active": { BOOL: true } },
    });
  });
});
