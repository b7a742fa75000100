import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoLaneTable } from "../../../../functions/shared/lanes/dynamo-lane-table.js";
import type { LaneAssignment } from "../../../../functions/shared/lanes/set-lane.js";

const dynamo = mockClient(DynamoDBClient);
const table = new DynamoLaneTable(new DynamoDBClient({ region: "us-east-1" }), "tickets");
const note: LaneAssignment = {
  ticketId: "TKT-1",
  lane: "priority",
  answerBy: "2026-11-21T12:30:00.000Z",
  processedAt: "2026-11-21T08:30:04.000Z",
};

const refused = (Item?: Record<string, { S: string }>) =>
  new ConditionalCheckFailedException({
    message: "The conditional request failed",
    $metadata: {},
    ...(Item === undefined ? {} : { Item }),
  });

beforeEach(() => {
  dynamo.reset();
});

describe("DynamoLaneTable", () => {
  it("sets the lane and the time on the ticket's item, if the item exists and has no later answer", async () => {
    dynamo.on(UpdateItemCommand).resolves({});

    expect(await table.setLane(note)).toBe("set");
    expect(dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input).toMatchObject({
      TableName: "tickets",
      Key: { pk: { S: "TICKET#TKT-1" }, sk: { S: "TICKET" } },
      UpdateExpression: "SET lane = :lane, answer_by = :answer_by",
      ConditionExpression:
        "attribute_exists(pk) AND (attribute_not_exists(processed_at) OR processed_at <= :processed_at)",
      ExpressionAttributeValues: {
        ":lane": { S: "priority" },
        ":answer_by": { S: "2026-11-21T12:30:00.000Z" },
        ":processed_at": { S: "2026-11-21T08:30:04.000Z" },
      },
    });
  });

  it("leaves the lane to the later answer of the item", async () => {
    dynamo.on(UpdateItemCommand).rejects(refused({ pk: { S: "TICKET#TKT-1" } }));

    expect(await table.setLane(note)).toBe("superseded");
  });

  it("throws TicketMissing for a ticket without an item", async () => {
    dynamo.on(UpdateItemCommand).rejects(refused());

    await expect(table.setLane(note)).rejects.toMatchObject({ name: "TicketMissing" });
  });

  it("translates the error of an unavailable table", async () => {
    dynamo.on(UpdateItemCommand).rejects(new Error("socket hang up"));

    await expect(table.setLane(note)).rejects.toMatchObject({ name: "DependencyUnavailable" });
  });
});
