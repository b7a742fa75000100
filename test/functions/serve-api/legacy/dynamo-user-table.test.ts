import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
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
  const user = { userId: "USR-1", owner: "C-1", createdAt: new Date(0) };

  it("puts a user with its owner, and reads it consistently", async () => {
    dynamo.on(PutItemCommand).resolves({});
    dynamo.on(GetItemCommand).resolves({ Item: { owner: { S: "C-1" } } });
    await users.add(user);

    expect(await users.ownerOf("USR-1")).toBe("C-1");
    expect(dynamo.commandCalls(PutItemCommand)[0]?.args[0].input.Item).toEqual({
      pk: { S: "USER#USR-1" },
      sk: { S: "USER" },
      owner: { S: "C-1" },
      created_at: { S: "1970-01-01T00:00:00.000Z" },
    });
    expect(dynamo.commandCalls(GetItemCommand)[0]?.args[0].input).toMatchObject({ ConsistentRead: true });
  });

  it("translates the errors of DynamoDB", async () => {
    dynamo.onAnyCommand().rejects(serviceUnavailable());

    await expect(users.add(user)).rejects.toBeInstanceOf(DependencyUnavailable);
    await expect(users.ownerOf("USR-1")).rejects.toBeInstanceOf(DependencyUnavailable);
  });
});
