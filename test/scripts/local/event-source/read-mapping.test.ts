import type { EventSourceMappingConfiguration } from "@aws-sdk/client-lambda";
import { describe, expect, it } from "vitest";
import { readMapping } from "../../../../scripts/local/event-source/read-mapping.js";

const minimal: EventSourceMappingConfiguration = {
  UUID: "id-1",
  FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:f",
  EventSourceArn: "arn:aws:kinesis:us-east-1:111122223333:stream/s",
  State: "Enabled",
};

describe("readMapping", () => {
  it("takes AWS's defaults for what is not set", () => {
    expect(readMapping(minimal)).toEqual({
      kind: "served",
      mapping: {
        id: "id-1",
        functionArn: minimal.FunctionArn,
        streamArn: minimal.EventSourceArn,
        batchSize: 100,
        batchingWindowSeconds: 0,
        parallelizationFactor: 1,
        start: { kind: "LATEST" },
        reportsItemFailures: false,
        bisects: false,
        maximumRetryAttempts: -1,
        maximumRecordAgeSeconds: -1,
        onFailureBucket: undefined,
      },
    });
  });

  it("takes every setting that is there", () => {
    const timestamp = new Date(0);
    const full: EventSourceMappingConfiguration = {
      ...minimal,
      BatchSize: 200,
      MaximumBatchingWindowInSeconds: 1,
      ParallelizationFactor: 2,
      StartingPosition: "AT_TIMESTAMP",
      StartingPositionTimestamp: timestamp,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 0,
      MaximumRecordAgeInSeconds: 60,
      DestinationConfig: { OnFailure: { Destination: "arn:aws:s3:::kept" } },
    };

    expect(readMapping(full)).toMatchObject({
      mapping: {
        batchSize: 200,
        batchingWindowSeconds: 1,
        parallelizationFactor: 2,
        start: { kind: "AT_TIMESTAMP", timestamp },
        reportsItemFailures: true,
        bisects: true,
        maximumRetryAttempts: 0,
        maximumRecordAgeSeconds: 60,
        onFailureBucket: "kept",
      },
    });
  });

  it("leaves a mapping of another source alone", () => {
    expect(readMapping({ ...minimal, EventSourceArn: "arn:aws:sqs:us-east-1:111122223333:q" })).toBeUndefined();
  });

  it("tells of a mapping that is not enabled", () => {
    expect(readMapping({ ...minimal, State: "Disabled" })).toEqual({ kind: "off" });
  });

  it.each<[string, Partial<EventSourceMappingConfiguration>]>([
    ["it filters", { FilterCriteria: { Filters: [{ Pattern: "{}" }] } }],
    ["it has a tumbling window", { TumblingWindowInSeconds: 30 }],
    [
      "its destination is no bucket",
      { DestinationConfig: { OnFailure: { Destination: "arn:aws:sqs:us-east-1:111122223333:q" } } },
    ],
  ])("refuses what it cannot do rather than do something else: %s", (reason, changes) => {
    expect(readMapping({ ...minimal, ...changes })).toEqual({ kind: "refused", reason });
  });
});
