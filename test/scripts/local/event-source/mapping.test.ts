import type { EventSourceMappingConfiguration } from "@aws-sdk/client-lambda";
import { describe, expect, it } from "vitest";
import { readMapping } from "../../../../scripts/local/event-source/mapping.js";

const minimal: EventSourceMappingConfiguration = {
  UUID: "id-1",
  FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:f",
  EventSourceArn: "arn:aws:kinesis:us-east-1:111122223333:stream/s",
  State: "Enabled",
};

describe("readMapping", () => {
  it("uses AWS's defaults for missing settings", () => {
    expect(readMapping(minimal)).toEqual({
      kind: "enabled",
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

  it("reads every setting", () => {
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

  it("ignores a mapping of another source", () => {
    expect(readMapping({ ...minimal, EventSourceArn: "arn:aws:sqs:us-east-1:111122223333:q" })).toBeUndefined();
  });

  it("reports a mapping that is not enabled", () => {
    expect(readMapping({ ...minimal, State: "Disabled" })).toEqual({ kind: "disabled" });
  });

  it.each<[string, Partial<EventSourceMappingConfiguration>]>([
    ["it has a filter", { FilterCriteria: { Filters: [{ Pattern: "{}" }] } }],
    ["it has a tumbling window", { TumblingWindowInSeconds: 30 }],
    [
      "its destination is not a bucket",
      { DestinationConfig: { OnFailure: { Destination: "arn:aws:sqs:us-east-1:111122223333:q" } } },
    ],
  ])("reports an unsupported setting instead of ignoring it: %s", (reason, changes) => {
    expect(readMapping({ ...minimal, ...changes })).toEqual({ kind: "unsupported", reason });
  });
});
