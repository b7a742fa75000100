import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_RULES } from "../../../../functions/shared/desk/desk-rules.js";
import { DynamoLaneTable } from "../../../../functions/shared/lanes/dynamo-lane-table.js";
import { setLane } from "../../../../functions/shared/lanes/set-lane.js";
import { aRoutedTicket } from "../../../support/builders/queue-messages.js";

const dynamo = mockClient(DynamoDBClient);
const table = new DynamoLaneTable(new DynamoDBClient({ region: "us-east-1" }), "tickets");
const set = () =>
  setLane(
    aRoutedTicket({ ticket_id: "TKT-1", processed_at: "2026-11-21T08:30:04.000Z" }),
    "priority",
    DEFAULT_RULES,
    table,
  );

const refused = (Item?: Record<string, { S: string }>) =>
  new ConditionalCheckFailedException({
    message: "The conditional request failed",
    $metadata: {},
    ...(Item === undefined ? {} : { Item }),
  });

beforeEach(() => {
  dynamo.reset();
});

/** What the writes do to an item is in pipeline-update.test.ts. */
describe("DynamoLaneTable", () => {
  it("updates the ticket's item, if it has no later answer, its status, and nobody has worked on it", async () => {
    dynamo.on(UpdateItemCommand).resolves({});

    expect(await set()).toBe("opened");
    expect(dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input).toMatchObject({
      TableName: "tickets",
      Key: { pk: { S: "TICKET#TKT-1" }, sk: { S: "TICKET" } },
      ConditionExpression:
        "attribute_exists(pk) AND (attribute_not_exists(#processed_at) OR #processed_at <= :of_this_answer) AND " +
        "(attribute_not_exists(#version) OR #version = :untouched) AND #status = :of_the_answer",
      ExpressionAttributeValues: {
        ":lane": { S: "priority" },
        ":answer_by": { S: "2026-11-22T08:30:00.000Z" },
        ":of_this_answer": { S: "2026-11-21T08:30:04.000Z" },
        ":of_the_answer": { S: "ANSWERED" },
      },
    });
  });

  it("writes no text of the customer: the item has it", async () => {
    dynamo.on(UpdateItemCommand).resolves({});
    await set();

    const { ExpressionAttributeNames = {} } = dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input ?? {};
    expect(Object.values(ExpressionAttributeNames)).not.toEqual(expect.arrayContaining(["subject"]));
    expect(Object.values(ExpressionAttributeNames)).not.toEqual(expect.arrayContaining(["subject_preview"]));
  });

  it("leaves the lane to the later answer of the item", async () => {
    dynamo
      .on(UpdateItemCommand)
      .rejects(refused({ pk: { S: "TICKET#TKT-1" }, processed_at: { S: "2026-11-21T09:00:00.000Z" } }));

    expect(await set()).toBe("superseded");
    expect(dynamo.commandCalls(UpdateItemCommand)).toHaveLength(1);
  });

  it("throws TicketMissing for a ticket without an item", async () => {
    dynamo.on(UpdateItemCommand).rejects(refused());

    await expect(set()).rejects.toMatchObject({ name: "TicketMissing" });
  });

  it("translates the error of an unavailable table", async () => {
    dynamo.on(UpdateItemCommand).rejects(new Error("socket hang up"));

    await expect(set()).rejects.toMatchObject({ name: "DependencyUnavailable" });
  });
});
