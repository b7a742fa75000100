import { ticketItemKey } from "../../../../functions/shared/table/ticket-table.js";
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoTickets } from "../../../../scripts/shared/failures/dynamo-tickets.js";
import { aPointer } from "../../../support/fakes/replay-fakes.js";

const dynamodb = mockClient(DynamoDBClient);

beforeEach(() => dynamodb.reset());

const region = { region: "us-east-1" };

const answer = { message: "", $metadata: {} };

const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

describe("DynamoTickets", () => {
  const table = new DynamoTickets(new DynamoDBClient(region), "tickets");
  const item = (status: string) => ({
    ticket_id: { S: "A" },
    status: { S: status },
    content_hash: { S: "h" },
    execution_arn: { S: "arn" },
    submitted_at: { S: "2026-11-21T08:30:00.000Z" },
  });

  it("reads an item consistently, and returns undefined if it does not exist", async () => {
    dynamodb
      .on(GetItemCommand)
      .resolvesOnce({ Item: item("FAILED") })
      .resolves({});

    expect(await table.read("A")).toEqual({
      ticketId: "A",
      status: "FAILED",
      contentHash: "h",
      executionArn: "arn",
      modelId: undefined,
      submittedAt: new Date("2026-11-21T08:30:00.000Z"),
    });
    expect(await table.read("B")).toBeUndefined();
    expect(dynamodb.commandCalls(GetItemCommand)[0]?.args[0].input).toMatchObject({
      Key: ticketItemKey("A"),
      ConsistentRead: true,
    });
  });

  it("finds waiting tickets by the index, and leaves out those that no longer wait", async () => {
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Items: [ticketItemKey("A"), ticketItemKey("B")] })
      .resolves({});
    dynamodb
      .on(GetItemCommand)
      .resolvesOnce({ Item: item("NEEDS_HUMAN") })
      .resolves({ Item: item("ANSWERED") });

    const since = new Date("2026-11-21T00:00:00Z");
    expect((await collect(table.waiting({ since }))).map(({ ticketId }) => ticketId)).toEqual(["A"]);
    expect(dynamodb.commandCalls(QueryCommand)).toHaveLength(16);
    expect(dynamodb.commandCalls(QueryCommand)[0]?.args[0].input.ExpressionAttributeValues).toEqual({
      ":listing": { S: "NEEDS_HUMAN#0" },
      ":from": { S: since.toISOString() },
      ":until": { S: "~" },
    });
  });

  it("marks a ticket FAILED as the workflow does, unless its item names another execution", async () => {
    dynamodb.on(UpdateItemCommand).rejects(new ConditionalCheckFailedException(answer));
    await table.markFailed(aPointer());

    expect(dynamodb.commandCalls(UpdateItemCommand)[0]?.args[0].input.ConditionExpression).toContain(
      "#execution_arn = ",
    );
  });
});
