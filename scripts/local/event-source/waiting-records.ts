import type { KinesisStreamRecord } from "aws-lambda";
import type { Mapping } from "./mapping.js";

/**
 * Largest event, in bytes of its JSON, in which a record's data is base64.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, "Invocation payload"
 */
export const PAYLOAD_LIMIT_BYTES = 6 * 1024 * 1024;

const ENVELOPE_BYTES = Buffer.byteLength('{"Records":[]}');

/** A record that waits for its turn. */
export interface WaitingRecord {
  readonly record: KinesisStreamRecord;
  /** Its share of an event, in bytes of JSON. */
  readonly bytes: number;
  /** When it was read, in milliseconds since the epoch. */
  readonly since: number;
}

export const toWaitingRecord = (record: KinesisStreamRecord, since: number): WaitingRecord => ({
  record,
  bytes: Buffer.byteLength(JSON.stringify(record)) + 1,
  since,
});

/** As many of the first records as fit one event; at least one. */
const countFitting = (queue: readonly WaitingRecord[], batchSize: number): number => {
  let bytes = ENVELOPE_BYTES;
  let count = 0;
  for (const { bytes: more } of queue.slice(0, batchSize)) {
    bytes += more;
    if (count > 0 && bytes > PAYLOAD_LIMIT_BYTES) break;
    count++;
  }
  return count;
};

/**
 * How many of the waiting records to send now; 0: wait for more. A batch goes when it has its full size, when the next
 * record would exceed the payload limit, or when its first record has waited for the batching window.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html, "Batching behavior"
 */
export const countDue = (queue: readonly WaitingRecord[], mapping: Mapping, now: number): number => {
  const [first] = queue;
  if (first === undefined) return 0;
  const count = countFitting(queue, mapping.batchSize);
  const isFull = count === mapping.batchSize || count < queue.length;
  const isDue = now - first.since >= mapping.batchingWindowSeconds * 1000;
  return isFull || isDue ? count : 0;
};
