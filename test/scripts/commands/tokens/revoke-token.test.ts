import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { revokeApiToken } from "../../../../scripts/commands/tokens/revoke-token.js";
import { TOKEN } from "../../../support/fakes/authorizer-fakes.js";

const dynamo = mockClient(DynamoDBClient);
const NOW = new Date("2026-11-21T08:30:00.000Z");
const revoke = () => revokeApiToken(new DynamoDBClient({ region: "us-east-1" }), "tickets", TOKEN.id, NOW);

beforeEach(() => {
  dynamo.reset();
});

describe("revokeApiToken", () => {
  it("writes down when, and makes no item", async () => {
    dynamo.on(UpdateItemCommand).resolves({});

    expect(await revoke()).toBe("revoked");
    expect(dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input).toEqual({
      TableName: "tickets",
      Key: { pk: { S: "TOKENS" }, sk: { S: TOKEN.id } },
      UpdateExpression: "SET revoked_at = if_not_exists(revoked_at, :now)",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeValues: { ":now": { S: NOW.toISOString() } },
      ReturnValues: "UPDATED_OLD",
    });
  });

  it("tells of one that was revoked before", async () => {
    dynamo.on(UpdateItemCommand).resolves({ Attributes: { revoked_at: { S: "2026-11-20T00:00:00.000Z" } } });

    expect(await revoke()).toBe("revoked-before");
  });

  it("tells of one that there is not", async () => {
    dynamo.on(UpdateItemCommand).rejects(new ConditionalCheckFailedException({ message: "no", $metadata: {} }));

    expect(await revoke()).toBe("unknown");
  });

  it("throws what else goes wrong", async () => {
    dynamo.on(UpdateItemCommand).rejects(new Error("away"));

    await expect(revoke()).rejects.toThrow("away");
  });
});
