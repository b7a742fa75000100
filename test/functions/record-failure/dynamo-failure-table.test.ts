import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoFailureTable } from "../../../functions/record-failure/dynamo-failure-table.js";
import { DependencyThrottled } from "../../../functions/shared/lambda/errors.js";

const dynamo = mockClient(DynamoDBClient);
const table = new DynamoFailureTable(new DynamoDBClient({ region: "us-east-1" }), "tickets");

const pointer = {
  ticketId: "TKT-1",
  contentHash: "ab".repeat(32),
  error: "DependencyRejected",
  cause: "S3 PutObject: AccessDenied",
  executionArn: "arn",
  failedAt: "2026-11-22T09:00:00.000Z",
  key: "failed/2026/11/21/TKT-1-abab.json",
};

beforeEach(() => {
  dynamo.reset();
});

describe("DynamoFailureTable", () => {
  it("marks the ticket's item, only if it has this content and no other execution finished it", async () => {
    dynamo.on(UpdateItemCommand).resolves({});
    await table.markFailed(pointer);

    expect(dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input).toEqual({
      TableName: "tickets",
      Key: { pk: { S: "TICKET#TKT-1" }, sk: { S: "TICKET" } },
      UpdateExpression:
        "SET #status = :failed, failure_error = :error, failure_key = :key, failed_at = :failed_at REMOVE listing_key",
      ConditionExpression:
        "content_hash = :hash AND (#status IN (:received, :processing, :failed) OR (execution_arn = :execution AND #status IN (:answered, :needs_human)))",
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: {
        ":received": { S: "RECEIVED" },
        ":processing": { S: "PROCESSING" },
        ":failed": { S: "FAILED" },
        ":answered": { S: "ANSWERED" },
        ":needs_human": { S: "NEEDS_HUMAN" },
        ":execution": { S: "arn" },
        ":hash": { S: pointer.contentHash },
        ":error": { S: "DependencyRejected" },
        ":key": { S: pointer.key },
        ":failed_at": { S: pointer.failedAt },
      },
    });
  });

  it("does nothing when the condition fails", async () => {
    dynamo.on(UpdateItemCommand).rejects(new ConditionalCheckFailedException({ message: "no", $metadata: {} }));

    await expect(table.markFailed(pointer)).resolves.toBeUndefined();
  });

  it("translates other errors so that the workflow retries them", async () => {
    const throttled = Object.assign(new Error("slow"), {
      name: "ThrottlingException",
      $metadata: { httpStatusCode: 400 },
    });
    dynamo.on(UpdateItemCommand).rejects(throttled);

    await expect(table.markFailed(pointer)).rejects.toThrow(
      new DependencyThrottled("DynamoDB UpdateItem: ThrottlingException: slow"),
    );
  });
});
