import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoFailureTable } from "../../../functions/record-failure/dynamo-failure-table.js";
import { DEFAULT_RULES } from "../../../functions/shared/desk/desk-rules.js";
import { DependencyThrottled } from "../../../functions/shared/lambda/errors.js";

const dynamo = mockClient(DynamoDBClient);
const table = new DynamoFailureTable(new DynamoDBClient({ region: "us-east-1" }), "tickets", () =>
  Promise.resolve(DEFAULT_RULES),
);

const pointer = {
  ticketId: "TKT-1",
  contentHash: "ab".repeat(32),
  error: "DependencyRejected",
  cause: "S3 PutObject: AccessDenied",
  executionArn: "arn",
  failedAt: "2026-11-22T09:00:00.000Z",
  key: "failed/2026/11/21/TKT-1-abab.json",
};

const ticket = {
  submittedAt: "2026-11-21T08:30:00.000Z",
  tier: "gold",
  columns: { subject: "Help", customer_id: null },
} as const;

beforeEach(() => {
  dynamo.reset();
});

describe("DynamoFailureTable", () => {
  it("marks the ticket's item, only if it has this content and no other execution finished it", async () => {
    dynamo.on(UpdateItemCommand).resolves({});
    await table.markFailed(pointer, ticket);

    const { input } = dynamo.commandCalls(UpdateItemCommand)[0]?.args[0] ?? {};
    expect(input).toMatchObject({
      TableName: "tickets",
      Key: { pk: { S: "TICKET#TKT-1" }, sk: { S: "TICKET" } },
      ConditionExpression:
        "#content_hash = :hash AND (#status IN (:is_received, :is_processing, :is_failed) OR " +
        "(#execution_arn = :execution AND #status IN (:is_answered, :is_needs_human))) AND " +
        "(attribute_not_exists(#version) OR #version = :untouched) AND attribute_not_exists(#processed_at)",
      ExpressionAttributeValues: {
        ":execution": { S: "arn" },
        ":hash": { S: pointer.contentHash },
        ":status": { S: "FAILED" },
        ":failure_error": { S: "DependencyRejected" },
        ":failure_key": { S: pointer.key },
        ":failed_at": { S: pointer.failedAt },
        ":subject": { S: "Help" },
        ":priority": { S: "HIGH" },
      },
    });
    expect(input?.UpdateExpression).toMatch(/ REMOVE .*#listing_key/);
    expect(Object.keys(input?.ExpressionAttributeNames ?? {})).not.toContain("#customer_id");
  });

  it("only marks a ticket that is about to be replayed", async () => {
    dynamo.on(UpdateItemCommand).resolves({});
    await table.markForReplay(pointer);

    expect(dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input.UpdateExpression).toBe(
      "SET #status = :status, #failure_error = :failure_error, #failure_key = :failure_key, " +
        "#failed_at = :failed_at REMOVE #listing_key",
    );
  });

  it("does nothing when the condition fails", async () => {
    dynamo.on(UpdateItemCommand).rejects(new ConditionalCheckFailedException({ message: "no", $metadata: {} }));

    await expect(table.markFailed(pointer, ticket)).resolves.toBeUndefined();
  });

  it("translates other errors so that the workflow retries them", async () => {
    const throttled = Object.assign(new Error("slow"), {
      name: "ThrottlingException",
      $metadata: { httpStatusCode: 400 },
    });
    dynamo.on(UpdateItemCommand).rejects(throttled);

    await expect(table.markFailed(pointer, ticket)).rejects.toThrow(
      new DependencyThrottled("DynamoDB UpdateItem: ThrottlingException: slow"),
    );
  });
});
