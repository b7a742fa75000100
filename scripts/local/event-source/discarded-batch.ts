import type { KinesisStreamRecord } from "aws-lambda";
import type { DiscardedBatch } from "./batch.js";
import type { Mapping } from "./mapping.js";

/** Where and when records were given up. */
export interface DiscardContext {
  readonly mapping: Mapping;
  readonly shardId: string;
  /** When they were given up, in milliseconds since the epoch. */
  readonly at: number;
  /** A new UUID on every call. */
  readonly newId: () => string;
}

export interface DiscardedObject {
  readonly key: string;
  readonly json: string;
}

const arrivalOf = (record: KinesisStreamRecord | undefined): string =>
  new Date((record?.kinesis.approximateArrivalTimestamp ?? 0) * 1000).toISOString();

const batchInfo = ({ records }: DiscardedBatch, { mapping, shardId }: DiscardContext) => ({
  shardId,
  startSequenceNumber: records.at(0)?.kinesis.sequenceNumber,
  endSequenceNumber: records.at(-1)?.kinesis.sequenceNumber,
  approximateArrivalOfFirstRecord: arrivalOf(records.at(0)),
  approximateArrivalOfLastRecord: arrivalOf(records.at(-1)),
  batchSize: records.length,
  streamArn: mapping.streamArn,
});

const responseContext = ({ invocations, functionError }: DiscardedBatch) =>
  invocations === 0
    ? {}
    : {
        responseContext: {
          statusCode: 200,
          executedVersion: "$LATEST",
          ...(functionError ? { functionError: "Unhandled" } : {}),
        },
      };

/** `aws/lambda/<mapping>/<shard>/YYYY/MM/DD/YYYY-MM-DDTHH.MM.SS-<UUID>` */
const keyOf = ({ mapping, shardId, at, newId }: DiscardContext): string => {
  const time = new Date(at).toISOString().slice(0, 19);
  const day = time.slice(0, 10).replaceAll("-", "/");
  return `aws/lambda/${mapping.id}/${shardId}/${day}/${time.replaceAll(":", ".")}-${newId()}`;
};

/**
 * The object that Lambda writes to an S3 destination: what is known of the failed batch, and in `payload` the whole
 * event, as text. The documentation's one example is of retries used up; `RecordAgeExceeded`, and no responseContext
 * when the function was never called, are what accounts are seen to get.
 * https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 */
export const toDiscardedObject = (discarded: DiscardedBatch, context: DiscardContext): DiscardedObject => {
  const document = {
    requestContext: {
      requestId: context.newId(),
      functionArn: context.mapping.functionArn,
      condition: discarded.condition,
      approximateInvokeCount: discarded.invocations,
    },
    ...responseContext(discarded),
    version: "1.0",
    timestamp: new Date(context.at).toISOString(),
    KinesisBatchInfo: batchInfo(discarded, context),
    payload: JSON.stringify({ Records: discarded.records }),
  };
  return { key: keyOf(context), json: JSON.stringify(document) };
};
