import { expect, it } from "vitest";
import { firstBatch, type DiscardedBatch } from "../../../../scripts/local/event-source/batch.js";
import { toDiscardedObject } from "../../../../scripts/local/event-source/discarded-batch.js";
import { aRecord } from "../../../support/builders/tickets.js";
import { aMapping } from "../../../support/builders/event-source-cases.js";

const records = [
  aRecord({ sequenceNumber: "7", arrivedAt: 1_795_249_800.25 }),
  aRecord({ sequenceNumber: "8", arrivedAt: 1_795_249_801.5 }),
];
const context = {
  mapping: aMapping(),
  shardId: "shardId-000000000001",
  at: Date.parse("2026-11-21T23:59:58.021Z"),
  newId: () => "0b7a",
};
const discarded = (changes: Partial<DiscardedBatch> = {}): DiscardedBatch => ({
  ...firstBatch(records),
  condition: "RetryAttemptsExhausted",
  invocations: 4,
  functionError: true,
  ...changes,
});

it("lies under the mapping, the shard and the day, named by the second", () => {
  expect(toDiscardedObject(discarded(), context).key).toBe(
    "aws/lambda/11111111-2222-4333-8444-555555555555/shardId-000000000001/2026/11/21/2026-11-21T23.59.58-0b7a",
  );
});

it("tells what failed, and holds the whole event as text", () => {
  const document = JSON.parse(toDiscardedObject(discarded(), context).json) as { payload: string };

  expect(document).toEqual({
    requestContext: {
      requestId: "0b7a",
      functionArn: context.mapping.functionArn,
      condition: "RetryAttemptsExhausted",
      approximateInvokeCount: 4,
    },
    responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
    version: "1.0",
    timestamp: "2026-11-21T23:59:58.021Z",
    KinesisBatchInfo: {
      shardId: "shardId-000000000001",
      startSequenceNumber: "7",
      endSequenceNumber: "8",
      approximateArrivalOfFirstRecord: "2026-11-21T08:30:00.250Z",
      approximateArrivalOfLastRecord: "2026-11-21T08:30:01.500Z",
      batchSize: 2,
      streamArn: context.mapping.streamArn,
    },
    payload: expect.any(String),
  });
  expect(JSON.parse(document.payload)).toEqual({ Records: records });
});

it("names no error of the function when a list of failed items was its last answer", () => {
  const { json } = toDiscardedObject(discarded({ functionError: false }), context);

  expect(JSON.parse(json)).toMatchObject({ responseContext: { statusCode: 200, executedVersion: "$LATEST" } });
  expect(json).not.toContain("functionError");
});

it("has no response when the function was never called", () => {
  const { json } = toDiscardedObject(discarded({ condition: "RecordAgeExceeded", invocations: 0 }), context);

  expect(JSON.parse(json)).not.toHaveProperty("responseContext");
});
