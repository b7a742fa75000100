import type { EventSourceMappingConfiguration } from "@aws-sdk/client-lambda";
import { MAPPING_DEFAULTS, type Mapping, type StartingPosition } from "./mapping.js";

/** A mapping as the API tells of it: one that can be served, or why it cannot. */
export type ReadMapping =
  | { readonly kind: "served"; readonly mapping: Mapping }
  | { readonly kind: "off" }
  | { readonly kind: "refused"; readonly reason: string };

const BUCKET_ARN = /^arn:[^:]+:s3:::(?<bucket>.+)$/;

const startOf = ({
  StartingPosition: kind,
  StartingPositionTimestamp: timestamp,
}: EventSourceMappingConfiguration): StartingPosition => {
  if (kind === "AT_TIMESTAMP") return { kind, timestamp: timestamp ?? new Date(0) };
  return { kind: kind === "TRIM_HORIZON" ? kind : "LATEST" };
};

/** What would change a record's fate, and this driver does not know. */
const unknownIn = ({ FilterCriteria, TumblingWindowInSeconds, DestinationConfig }: EventSourceMappingConfiguration) => {
  const destination = DestinationConfig?.OnFailure?.Destination;
  if (FilterCriteria?.Filters?.length) return "it filters";
  if (TumblingWindowInSeconds) return "it has a tumbling window";
  if (destination && !BUCKET_ARN.test(destination)) return "its destination is no bucket";
  return undefined;
};

/** A mapping on a Kinesis stream, with AWS's defaults for what is not set; undefined for one on anything else. */
export const readMapping = (found: EventSourceMappingConfiguration): ReadMapping | undefined => {
  const { UUID: id, FunctionArn: functionArn, EventSourceArn: streamArn, State } = found;
  if (id === undefined || functionArn === undefined || !streamArn?.includes(":kinesis:")) return undefined;
  if (State !== "Enabled") return { kind: "off" };
  const reason = unknownIn(found);
  if (reason !== undefined) return { kind: "refused", reason };
  return { kind: "served", mapping: { id, functionArn, streamArn, ...settingsOf(found) } };
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
