import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoUserTable } from "../../../../functions/serve-api/legacy/dynamo-user-table.js";
import { DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { serviceUnavailable } from "../../../support/builders/sdk-errors.js";

const dynamo = mockClient(DynamoDBClient);
const region = { region: "us-east-1" };
beforeEach(() => {
  dynamo.reset();
});

describe("DynamoUserTable", () => {
  const users = new DynamoUserTable(new DynamoDBClient(region), "tickets");
  const user = { userId: "USR-1", owner: "C-1", createdAt: new Date(0), expiresAt: 1_800_000_000 };

  it("puts a user with its owner, and reads it consistently", async () => {
    dynamo.on(PutItemCommand).resolves({});
    dynamo.on(GetItemCommand).resolves({ Item: { owner: { S: "C-1" }, expires_at: { N: "1800000000" } } });
    await users.add(user);

    expect(await users.find("USR-1")).toEqual({ owner: "C-1", expiresAt: 1_800_000_000 });
    expect(dynamo.commandCalls(PutItemCommand)[0]?.args[0].input.Item).toEqual({
      pk: { S: "USER#USR-1" },
      sk: { S: "USER" },
      owner: { S: "C-1" },
      created_at: { S: "1970-01-01T00:00:00.000Z" },
      expires_at: { N: "1800000000" },
    });
    expect(dynamo.commandCalls(GetItemCommand)[0]?.args[0].input).toMatchObject({ ConsistentRead: true });
  });

  it("reads a user of an earlier version, which has no expiry, and finds nobody without an owner", async () => {
    dynamo
      .on(GetItemCommand)
      .resolvesOnce({ Item: { owner: { S: "C-1" } } })
      .resolvesOnce({ Item: {} })
      .resolves({});

    expect(await users.find("USR-1")).toEqual({ owner: "C-1", expiresAt: undefined });
    expect(await users.find("USR-1")).toBeUndefined();
    expect(await users.find("USR-1")).toBeUndefined();
  });

  it("extends a user that exists, and creates none", async () => {
    const gone = new ConditionalCheckFailedException({ message: "no", $metadata: {} });
    dynamo.on(UpdateItemCommand).resolvesOnce({}).rejects(gone);
    await users.extend("USR-1", 1_900_000_000);
    await users.extend("USR-1", 1_900_000_000);

    expect(dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input).toMatchObject({
      Key: { pk: { S: "USER#USR-1" }, sk: { S: "USER" } },
      UpdateExpression: "SET expires_at = :at",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeValues: { ":at": { N: "1900000000" } },
    });
  });

  it("translates the errors of DynamoDB", async () => {
    dynamo.onAnyCommand().rejects(serviceUnavailable());

    await expect(users.add(user)).rejects.toBeInstanceOf(DependencyUnavailable);
    await expect(users.find("USR-1")).rejects.toBeInstanceOf(DependencyUnavailable);
    await expect(users.extend("USR-1", 1)).rejects.toBeInstanceOf(DependencyUnavailable);
  });
});
