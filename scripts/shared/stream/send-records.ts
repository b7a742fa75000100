import type { KinesisClient } from "@aws-sdk/client-kinesis";
import pMap, { pMapSkip } from "p-map";
import { batchRecords, PUT_LIMITS, sizeOf, type PutBatch, type Records } from "./batch-records.js";
import { kinesisStream } from "./kinesis-stream.js";
import { burstAt, paceBatches, systemTimer, type Timer } from "./pace.js";
import { putRecords, type PutResult, type RecordStream, type RetryTools } from "./put-records.js";
import type { GeneratedRecord, RecordKind } from "./record.js";

/** Requests in flight. An on-demand stream starts with 4 shards, and one request fills a shard for half a second. */
const CONCURRENCY = 4;

/** Counts of records so far. */
export interface SendProgress {
  readonly sent: number;
  /** Number of times a record was sent again. */
  readonly retried: number;
  readonly failed: number;
}

export interface SendSummary extends SendProgress {
  /** Bytes sent: data and partition keys. */
  readonly bytes: number;
  readonly seconds: number;
  /** Records sent, by kind. */
  readonly sentByKind: Readonly<Record<RecordKind, number>>;
}

export interface SendOptions {
  /** Records per second. @default as fast as the stream accepts them */
  readonly rate?: number | undefined;
  /** Requests in flight; 1 keeps the order of the records. @default 4 */
  readonly concurrency?: number | undefined;
  /** Called after each request with the counts so far. */
  readonly onProgress?: ((progress: SendProgress) => void) | undefined;
  /** Called after each request with the records that the stream accepted. */
  readonly onSent?: ((batch: PutBatch) => void) | undefined;
  /** Called with records that could not be sent, and why. Records that are too large go to `onOversize` instead. */
  readonly onUnsent?: ((batch: PutBatch, reason: string) => void) | undefined;
  readonly onOversize?: ((record: GeneratedRecord, bytes: number) => void) | undefined;
  /** For tests. @default real time, Math.random */
  readonly tools?: RetryTools | undefined;
}

export interface ClientAndStream {
  /** Should be one from `createKinesisClient`. */
  readonly client: KinesisClient;
  /** Name of the stream. */
  readonly stream: string;
}

const DEFAULT_TOOLS: RetryTools = { timer: systemTimer, random: Math.random };

/** The counts of one call of `sendTo`. */
const createSendTally = (timer: Timer) => {
  const startedAt = timer.now();
  const counts = { sent: 0, retried: 0, failed: 0 };
  const sentByKind: Record<RecordKind, number> = { ticket: 0, malformed: 0, foreign: 0 };
  let bytes = 0;
  return {
    add: ({ sent, unsent, retries }: PutResult) => {
      counts.sent += sent.length;
      counts.failed += unsent.length;
      counts.retried += retries;
      for (const record of sent) {
        bytes += sizeOf(record);
        sentByKind[record.kind] += 1;
      }
    },
    addFailed: (count: number) => {
      counts.failed += count;
    },
    progress: (): SendProgress => ({ ...counts }),
    summary: (): SendSummary => ({
      ...counts,
      bytes,
      sentByKind: { ...sentByKind },
      seconds: (timer.now() - startedAt) / 1_000,
    }),
  };
};
type SendTally = ReturnType<typeof createSendTally>;

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
  tally.add(result);
  if (result.sent.length > 0) options.onSent?.(result.sent);
  if (result.unsent.length > 0) options.onUnsent?.(result.unsent, result.reason ?? "unknown");
  options.onProgress?.(tally.progress());
};

/**
 * Sends records to a stream in requests within Kinesis' limits, several at a time; so order is kept only within a
 * request. Does not throw for errors of the service: every record is counted as sent or failed, and failed ones are
 * passed to `onUnsent` or `onOversize`. Once a request is refused permanently, the rest is passed to `onUnsent`
 * untried.
 * @throws what `records` throws
 */
export const sendTo = async (
  stream: RecordStream,
  records: Records,
  options: SendOptions = {},
): Promise<SendSummary> => {
  const { tools = DEFAULT_TOOLS, concurrency = CONCURRENCY } = options;
  const tally = createSendTally(tools.timer);
  let refusal: string | undefined;
  const send = async (batch: PutBatch): Promise<typeof pMapSkip> => {
    const result: PutResult =
      refusal === undefined
        ? await putRecords(stream, batch, tools)
        : { sent: [], unsent: batch, retries: 0, reason: refusal, unretryable: true };
    if (result.unretryable) refusal ??= result.reason;
    report(result, options, tally);
    return pMapSkip;
  };
  await pMap(inBatches(records, options, tally), send, { concurrency });
  return tally.summary();
};

/** `sendTo` for a Kinesis client and the name of a stream. */
export const sendRecords = (
  records: Records,
  { client, stream, ...options }: ClientAndStream & SendOptions,
): Promise<SendSummary> => sendTo(kinesisStream(client, stream), records, options);
