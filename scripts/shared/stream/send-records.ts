import type { KinesisClient } from "@aws-sdk/client-kinesis";
import pMap, { pMapSkip } from "p-map";
import { batchRecords, PUT_LIMITS, sizeOf, type PutBatch, type Records } from "./batch-records.js";
import { kinesisStream } from "./kinesis-stream.js";
import { burstAt, paceBatches, systemTimer } from "./pace.js";
import { putRecords, type PutResult, type RecordStream, type RetryTools } from "./put-records.js";
import type { GeneratedRecord } from "./record.js";
import { createSendTally, type SendProgress, type SendSummary, type SendTally } from "./send-tally.js";

/** Requests in flight. An on-demand stream starts with 4 shards, and one request fills a shard for half a second. */
const CONCURRENCY = 4;

export interface SendOptions {
  /** Records a second. @default as fast as the stream takes them */
  readonly rate?: number | undefined;
  /** Requests in flight; 1 keeps the order of records. @default 4 */
  readonly concurrency?: number | undefined;
  /** Called after each request with the counts so far. */
  readonly onProgress?: ((progress: SendProgress) => void) | undefined;
  /** Called with the records the stream has taken, after each request. */
  readonly onSent?: ((batch: PutBatch) => void) | undefined;
  /** Called with the records that were given up, and why. Not with those too large to be sent, which are `onOversize`'s. */
  readonly onUnsent?: ((batch: PutBatch, reason: string) => void) | undefined;
  readonly onOversize?: ((record: GeneratedRecord, bytes: number) => void) | undefined;
  /** For tests. @default real time, Math.random */
  readonly tools?: RetryTools | undefined;
}

export interface ClientAndStream {
  /** Best from `createKinesisClient`. */
  readonly client: KinesisClient;
  /** The stream's name. */
  readonly stream: string;
}

const DEFAULT_TOOLS: RetryTools = { timer: systemTimer, random: Math.random };

const inBatches = (records: Records, { rate, onOversize, tools = DEFAULT_TOOLS }: SendOptions, tally: SendTally) => {
  const limits =
    rate === undefined ? PUT_LIMITS : { ...PUT_LIMITS, records: Math.min(PUT_LIMITS.records, burstAt(rate)) };
  const batches = batchRecords(records, limits, (record, bytes) => {
    tally.addFailed(1);
    onOversize?.(record, bytes);
  });
  return rate === undefined ? batches : paceBatches(batches, rate, tools.timer);
};

const report = (result: PutResult, options: SendOptions, tally: SendTally): void => {
  tally.add(
    result,
    result.sent.reduce((sum, record) => sum + sizeOf(record), 0),
  );
  if (result.sent.length > 0) options.onSent?.(result.sent);
  if (result.unsent.length > 0) options.onUnsent?.(result.unsent, result.reason ?? "unknown");
  options.onProgress?.(tally.progress());
};

/**
 * Sends records to a stream in requests within Kinesis' limits, several at a time; so order is kept within a request only.
 * Never throws for what the service does: every record is counted as sent or failed, and the failed ones went to `onUnsent` or
 * `onOversize`. Once a request is refused for good the rest is not tried, but given to `onUnsent` as it is.
 * @throws what `records` throws.
 */
export const sendTo = async (
  stream: RecordStream,
  records: Records,
  options: SendOptions = {},
): Promise<SendSummary> => {
  const { tools = DEFAULT_TOOLS, concurrency = CONCURRENCY } = options;
  const tally = createSendTally(tools.timer);
  let hopeless: string | undefined;
  const send = async (batch: PutBatch): Promise<typeof pMapSkip> => {
    const result: PutResult =
      hopeless === undefined
        ? await putRecords(stream, batch, tools)
        : { sent: [], unsent: batch, retries: 0, reason: hopeless, unretryable: true };
    if (result.unretryable) hopeless ??= result.reason;
    report(result, options, tally);
    return pMapSkip;
  };
  await pMap(inBatches(records, options, tally), send, { concurrency });
  return tally.summary();
};

/** `sendTo` for a Kinesis client and a stream's name. */
export const sendRecords = (
  records: Records,
  { client, stream, ...options }: ClientAndStream & SendOptions,
): Promise<SendSummary> => sendTo(kinesisStream(client, stream), records, options);
