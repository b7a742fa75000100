import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoAttempts } from "../../../../functions/serve-identity/sign-in/dynamo-attempts.js";
import { DynamoSessionRevocations } from "../../../../functions/serve-identity/sign-in/dynamo-session-revocations.js";
import { DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { serviceUnavailable } from "../../../support/builders/sdk-errors.js";

const dynamo = mockClient(DynamoDBClient);
const client = new DynamoDBClient({ region: "us-east-1" });
const attempts = new DynamoAttempts(client, "tickets");
const AT = new Date("2026-11-21T08:37:00.000Z");
const failed = new ConditionalCheckFailedException({ message: "no", $metadata: {} });

beforeEach(() => {
  dynamo.reset();
});

describe("counters of attempts", () => {
  it("count for a quarter of an hour, under a hash, up to the limit", async () => {
    dynamo.on(UpdateItemCommand).resolves({});

    expect(await attempts.take("login-account", "ada@example.com", AT)).toBeUndefined();
    const input = dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input;
    expect(input).toMatchObject({
      Key: {
        pk: { S: expect.stringMatching(/^ATTEMPTS#login-account#[0-9a-f]{32}$/) as string },
        sk: { S: "2026-11-21T08:30:00.000Z" },
      },
      ConditionExpression: "attribute_not_exists(attempts) OR attempts < :limit",
      ExpressionAttributeValues: { ":limit": { N: "10" }, ":expires": { N: "1795250700" } },
    });
    expect(JSON.stringify(input)).not.toContain("ada@");
  });

  it("tell when the next attempt is allowed", async () => {
    dynamo.on(UpdateItemCommand).rejects(failed);

    expect(await attempts.take("login-address", "192.0.2.1", AT)).toEqual(new Date("2026-11-21T08:45:00.000Z"));
  });

  it("fail closed when they cannot count", async () => {
    dynamo.on(UpdateItemCommand).rejects(serviceUnavailable());

    await expect(attempts.take("login-address", "192.0.2.1", AT)).rejects.toBeInstanceOf(DependencyUnavailable);
  });

  it("take back an attempt, but never more than there are", async () => {
    dynamo.on(UpdateItemCommand).resolvesOnce({}).rejects(failed);
    await attempts.giveBack("login-account", "ada@example.com", AT);
    await attempts.giveBack("login-account", "ada@example.com", AT);

    expect(dynamo.commandCalls(UpdateItemCommand)[1]?.args[0].input).toMatchObject({
      ConditionExpression: "attempts >= :one",
    });
  });
});

describe("revocations", () => {
  it("last a minute longer than the access tokens that they are about", async () => {
    dynamo.on(PutItemCommand).resolves({});
    const revocations = new DynamoSessionRevocations(client, "tickets");
    await revocations.revokeSession("s-1", AT);
    await revocations.revokeUser("u-1", AT);

    expect(dynamo.commandCalls(PutItemCommand).map(({ args: [{ input }] }) => input.Item)).toEqual([
      { pk: { S: "REVOKED" }, sk: { S: "JTI#s-1" }, expires_at: { N: "1795251180" } },
      {
        pk: { S: "REVOKED" },
        sk: { S: "SUB#u-1" },
        revoked_until: { N: "1795250220" },
        expires_at: { N: "1795251180" },
      },
    ]);
  });
});
