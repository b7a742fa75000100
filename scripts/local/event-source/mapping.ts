import type { EventSourceMappingConfiguration } from "@aws-sdk/client-lambda";

/** The settings of an event source mapping on a Kinesis stream that decide what happens to a record. */
export interface Mapping {
  readonly id: string;
  readonly functionArn: string;
  readonly streamArn: string;
  /** Largest number of records in a batch, 1 to 10,000. */
  readonly batchSize: number;
  /** Longest wait for a batch to fill, in seconds; 0 sends the records that have arrived. */
  readonly batchingWindowSeconds: number;
  /** Concurrent batches per shard, 1 to 10. */
  readonly parallelizationFactor: number;
  readonly start: StartingPosition;
  /** Whether the function's list of failed items is read (ReportBatchItemFailures). */
  readonly reportsItemFailures: boolean;
  /** Whether a batch that failed is split in two (BisectBatchOnFunctionError). */
  readonly bisects: boolean;
  /** Attempts after the first one; -1: no limit. */
  readonly maximumRetryAttempts: number;
  /** Age of the oldest record that is still sent to the function, in seconds; -1: no limit. */
  readonly maximumRecordAgeSeconds: number;
  /** Bucket that stores given-up records; undefined: they are lost. */
  readonly onFailureBucket: string | undefined;
}

export type StartingPosition =
  { readonly kind: "TRIM_HORIZON" | "LATEST" } | { readonly kind: "AT_TIMESTAMP"; readonly timestamp: Date };

/**
 * A mapping's settings where its creator sets none.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
 */
export const MAPPING_DEFAULTS = {
  batchSize: 100,
  batchingWindowSeconds: 0,
  parallelizationFactor: 1,
  maximumRetryAttempts: -1,
  maximumRecordAgeSeconds: -1,
} as const;

/** A mapping as read from the API: one to serve, or why it is not served. */
export type ReadMapping =
  | { readonly kind: "enabled"; readonly mapping: Mapping }
  | { readonly kind: "disabled" }
  | { readonly kind: "unsupported"; readonly reason: string };

const BUCKET_ARN = /^arn:[^:]+:s3:::(?<bucket>.+)$/;

const startOf = ({
  StartingPosition: kind,
  StartingPositionTimestamp: timestamp,
}: EventSourceMappingConfiguration): StartingPosition => {
  if (kind === "AT_TIMESTAMP") return { kind, timestamp: timestamp ?? new Date(0) };
  return { kind: kind === "TRIM_HORIZON" ? kind : "LATEST" };
};

/** A setting that affects which records the function gets and that this driver does not support. */
const unsupportedIn = (found: EventSourceMappingConfiguration): string | undefined => {
  const destination = found.DestinationConfig?.OnFailure?.Destination;
  if (found.FilterCriteria?.Filters?.length) return "it has a filter";
  if (found.TumblingWindowInSeconds) return "it has a tumbling window";
  if (destination && !BUCKET_ARN.test(destination)) return "its destination is not a bucket";
  return undefined;
};

const settingsOf = (found: EventSourceMappingConfiguration): Omit<Mapping, "id" | "functionArn" | "streamArn"> => ({
  batchSize: found.BatchSize ?? MAPPING_DEFAULTS.batchSize,
  batchingWindowSeconds: found.MaximumBatchingWindowInSeconds ?? MAPPING_DEFAULTS.batchingWindowSeconds,
  parallelizationFactor: found.ParallelizationFactor ?? MAPPING_DEFAULTS.parallelizationFactor,
  start: startOf(found),
  reportsItemFailures: found.FunctionResponseTypes?.includes("ReportBatchItemFailures") ?? false,
  bisects: found.BisectBatchOnFunctionError ?? false,
  maximumRetryAttempts: found.MaximumRetryAttempts ?? MAPPING_DEFAULTS.maximumRetryAttempts,
  maximumRecordAgeSeconds: found.MaximumRecordAgeInSeconds ?? MAPPING_DEFAULTS.maximumRecordAgeSeconds,
  onFailureBucket: BUCKET_ARN.exec(found.DestinationConfig?.OnFailure?.Destination ?? "")?.groups?.["bucket"],
});

/** Reads a mapping on a Kinesis stream, with AWS's defaults for missing settings; undefined for any other source. */
export const readMapping = (found: EventSourceMappingConfiguration): ReadMapping | undefined => {
  const { UUID: id, FunctionArn: functionArn, EventSourceArn: streamArn, State } = found;
  if (id === undefined || functionArn === undefined || !streamArn?.includes(":kinesis:")) return undefined;
  if (State !== "Enabled") return { kind: "disabled" };
  const reason = unsupportedIn(found);
  if (reason !== undefined) return { kind: "unsupported", reason };
  return { kind: "enabled", mapping: { id, functionArn, streamArn, ...settingsOf(found) } };
};
