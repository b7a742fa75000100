import { DynamoDBClient, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import type { Counter } from "../../../functions/count-tickets/count-ticket.js";
import { DynamoTicketCounts } from "../../../functions/count-tickets/dynamo-ticket-counts.js";
import { cancelledTransaction } from "../../support/builders/sdk-errors.js";

const dynamo = mockClient(DynamoDBClient);
const counts = new DynamoTicketCounts(
  new DynamoDBClient({ region: "us-east-1" }),
  "tickets",
  () => new Date("2026-11-21T09:00:00Z"),
);
const counter: Counter = { day: "2026-11-21", tier: "gold", priority: "HIGH", product: "LaserPrint #400" };

beforeEach(() => {
  dynamo.reset();
});

describe("DynamoTicketCounts", () => {
  it("marks and counts in one transaction, on the condition that the mark does not exist", async () => {
    dynamo.on(TransactWriteItemsCommand).resolves({});

    expect(await counts.add("TKT-1", counter)).toBe("counted");
    expect(dynamo.commandCalls(TransactWriteItemsCommand)[0]?.args[0].input).toEqual({
      TransactItems: [
        {
          Put: {
            TableName: "tickets",
            Item: {
              pk: { S: "TICKET#TKT-1" },
              sk: { S: "COUNTED" },
              counted_at: { S: "2026-11-21T09:00:00.000Z" },
            },
            ConditionExpression: "attribute_not_exists(pk)",
          },
        },
        {
          Update: {
            TableName: "tickets",
            Key: { pk: { S: "COUNTS#2026-11-21" }, sk: { S: "gold#HIGH#LaserPrint #400" } },
            UpdateExpression: "ADD tickets :one",
            ExpressionAttributeValues: { ":one": { N: "1" } },
          },
        },
      ],
    });
  });

  it.each([
    ["counted before when the mark is there", ["ConditionalCheckFailed", "None"], "counted-before"],
    [
      "counted before when the mark is there and the counter is in use",
      ["ConditionalCheckFailed", "TransactionConflict"],
      "counted-before",
    ],
    ["contended when another transaction uses the counter", ["None", "TransactionConflict"], "contended"],
  ])("returns %s", async (_what, codes, result) => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction(...codes));

    expect(await counts.add("TKT-1", counter)).toBe(result);
  });

  it.each([
    ["ThrottlingError", "DependencyThrottled"],
    ["ProvisionedThroughputExceeded", "DependencyThrottled"],
    ["ValidationError", "DependencyRejected"],
  ])("translates a transaction cancelled for %s to %s", async (code, name) => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction("None", code));

    await expect(counts.add("TKT-1", counter)).rejects.toMatchObject({ name });
  });

  it("translates the error of an unavailable table", async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(new Error("socket hang up"));

    await expect(counts.add("TKT-1", counter)).rejects.toMatchObject({ name: "DependencyUnavailable" });
  });
});
