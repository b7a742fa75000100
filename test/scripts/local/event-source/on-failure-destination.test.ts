import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { firstBatch, type DiscardedBatch } from "../../../../scripts/local/event-source/batch.js";
import {
  OnFailureDestination,
  toDiscardedObject,
} from "../../../../scripts/local/event-source/on-failure-destination.js";
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

describe("the object of a discarded batch", () => {
  it("has a key of the mapping, the shard, the day and the second", () => {
    expect(toDiscardedObject(discarded(), context).key).toBe(
      "aws/lambda/11111111-2222-4333-8444-555555555555/shardId-000000000001/2026/11/21/2026-11-21T23.59.58-0b7a",
    );
  });

  it("describes the failure, and contains the whole event as text", () => {
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

  it("has no error of the function when its last response was a list of failed items", () => {
    const { json } = toDiscardedObject(discarded({ functionError: false }), context);

    expect(JSON.parse(json)).toMatchObject({ responseContext: { statusCode: 200, executedVersion: "$LATEST" } });
    expect(json).not.toContain("functionError");
  });

  it("has no response when the function was never called", () => {
    const { json } = toDiscardedObject(discarded({ condition: "RecordAgeExceeded", invocations: 0 }), context);

    expect(JSON.parse(json)).not.toHaveProperty("responseContext");
  });
});

const api = mockClient(S3Client);
const stored = { key: "aws/lambda/m/s/2026/11/21/t-1", json: "{}" };

const destinationLogging = (warnings: string[]): OnFailureDestination => {
  const log = { info: () => undefined, warn: (message: string) => warnings.push(message) };
  return new OnFailureDestination(new S3Client({ region: "us-east-1" }), "ticket-bucket", log, () => Promise.resolve());
};

describe("OnFailureDestination", () => {
  beforeEach(() => api.reset());

  it("stores the object once the bucket is available again", async () => {
    api.on(PutObjectCommand).rejectsOnce(new Error("unavailable")).resolves({});
    const warnings: string[] = [];

    await destinationLogging(warnings).store(stored);

    expect(api.commandCalls(PutObjectCommand)).toHaveLength(2);
    expect(api.commandCalls(PutObjectCommand)[1]?.args[0].input).toMatchObject({
      Bucket: "ticket-bucket",
      Key: stored.key,
      Body: "{}",
    });
    expect(warnings).toEqual(["Given-up records not stored yet"]);
  });

  it("logs that the records are lost when the bucket stays unavailable", async () => {
    api.on(PutObjectCommand).rejects(new Error("unavailable"));
    const warnings: string[] = [];

    await destinationLogging(warnings).store(stored);

    expect(warnings.at(-1)).toMatch(/^Given-up records are lost/);
  });
});
