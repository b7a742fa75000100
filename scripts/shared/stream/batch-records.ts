import type { GeneratedRecord } from "./record.js";

/**
 * Limits of one PutRecords request. A stream can be configured for larger records (10 MiB) and then accepts larger
 * requests; ours is not, since 1 MiB is the pipeline's contract.
 * https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html
 */
export interface PutLimits {
  readonly records: number;
  /** Data and partition keys of all records. */
  readonly requestBytes: number;
  /** Data and partition key of one record. */
  readonly recordBytes: number;
}

const MIB = 1_048_576;

export const PUT_LIMITS: PutLimits = { records: 500, requestBytes: 5 * MIB, recordBytes: MIB };

export type PutBatch = readonly GeneratedRecord[];

/** Bytes of a record as Kinesis counts them: its data and its partition key. */
export const sizeOf = (record: GeneratedRecord): number =>
  Buffer.byteLength(record.data) + Buffer.byteLength(record.partitionKey);

export type Records = Iterable<GeneratedRecord> | AsyncIterable<GeneratedRecord>;

/**
 * Groups records, in their order, into requests within `limits`. Reads no more from `records` than the request that is
 * being filled. A record that is too large for any request is passed to `onOversize` and left out.
 */
export async function* batchRecords(
  records: Records,
  limits: PutLimits,
  onOversize: (record: GeneratedRecord, bytes: number) => void,
): AsyncGenerator<PutBatch, void, undefined> {
  let batch: GeneratedRecord[] = [];
  let batchBytes = 0;
  for await (const record of records) {
    const bytes = sizeOf(record);
    if (bytes > limits.recordBytes) {
      onOversize(record, bytes);
      continue;
    }
    if (batch.length > 0 && batchBytes + bytes > limits.requestBytes) {
      yield batch;
      [batch, batchBytes] = [[], 0];
    }
    batch.push(record);
    batchBytes += bytes;
    if (batch.length < limits.records) continue;
    yield batch;
    [batch, batchBytes] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}
