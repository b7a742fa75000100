import { DynamoDBClient, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoPresence } from "../../../../functions/serve-desk/tickets/dynamo-presence.js";

const dynamo = mockClient(DynamoDBClient);
const presence = new DynamoPresence(new DynamoDBClient({ region: "us-east-1" }), "tickets");
const AT = new Date("2026-11-23T09:00:00.500Z");

beforeEach(() => {
  dynamo.reset();
  dynamo.onAnyCommand().resolves({});
});

describe("presence", () => {
  it("is written for thirty seconds, which the table rounds up", async () => {
    await presence.announce("T-1", "u-ada", AT);

    expect(dynamo.commandCalls(PutItemCommand)[0]?.args[0].input.Item).toEqual({
      pk: { S: "PRESENCE#T-1" },
      sk: { S: "u-ada" },
      seen_at: { S: AT.toISOString() },
      expires_at: { N: String(Date.parse("2026-11-23T09:00:31.000Z") / 1_000) },
    });
  });

  it("does not count what the table has yet to delete", async () => {
    dynamo.on(QueryCommand).resolves({
      Items: [{ sk: { S: "u-bob" }, seen_at: { S: "2026-11-23T08:59:59.000Z" } }, { sk: { S: "edited by hand" } }],
    });

    expect(await presence.announce("T-1", "u-ada", AT)).toEqual([
      { agent: "u-bob", seenAt: "2026-11-23T08:59:59.000Z" },
    ]);
    expect(dynamo.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({
      FilterExpression: "seen_at > :since",
      ExpressionAttributeValues: { ":ticket": { S: "PRESENCE#T-1" }, ":since": { S: "2026-11-23T08:59:30.500Z" } },
    });
  });
});
