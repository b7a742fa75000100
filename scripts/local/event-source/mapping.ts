/** What an event source mapping on a Kinesis stream says: the part that decides what happens to a record. */
export interface Mapping {
  readonly id: string;
  readonly functionArn: string;
  readonly streamArn: string;
  /** Most records of one batch, 1 to 10,000. */
  readonly batchSize: number;
  /** Longest wait for a batch to fill, in seconds; 0 sends what there is. */
  readonly batchingWindowSeconds: number;
  /** Batches of one shard at a time, 1 to 10. */
  readonly parallelizationFactor: number;
  readonly start: StartingPosition;
  /** Whether the function's list of failed items is read (ReportBatchItemFailures). */
  readonly reportsItemFailures: boolean;
  /** Whether a batch that failed is split in two (BisectBatchOnFunctionError). */
  readonly bisects: boolean;
  /** Tries after the first one; -1: no limit. */
  readonly maximumRetryAttempts: number;
  /** Oldest record that is still sent to the function, in seconds; -1: no limit. */
  readonly maximumRecordAgeSeconds: number;
  /** Bucket that keeps the records given up; undefined: they are lost. */
  readonly onFailureBucket: string | undefined;
}

export type StartingPosition =
  { readonly kind: "TRIM_HORIZON" | "LATEST" } | { readonly kind: "AT_TIMESTAMP"; readonly timestamp: Date };

/**
 * What a mapping is when its creator says nothing.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
 */
export const MAPPING_DEFAULTS = {
  batchSize: 100,
  batchingWindowSeconds: 0,
  parallelizationFactor: 1,
  maximumRetryAttempts: -1,
  maximumRecordAgeSeconds: -1,
} as const;
