import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { KinesisStreamRecord } from "aws-lambda";
import type { DiscardedBatch } from "./batch.js";
import type { DriverLog } from "./log.js";
import type { Mapping } from "./mapping.js";
import { retryDelayMs } from "./retry-delay.js";

/** Where and when records were given up. */
export interface DiscardContext {
  readonly mapping: Mapping;
  readonly shardId: string;
  /** Time at which they were given up, in milliseconds since the epoch. */
  readonly at: number;
  /** Returns a new UUID on every call. */
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
 * The object that Lambda writes to an S3 destination: the facts about the failed batch, and the whole event as text in
 * `payload`. The documentation's only example is of exhausted retries; `RecordAgeExceeded`, and no responseContext when
 * the function was never called, are as observed in accounts.
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

/** About half a minute in all. After that the records are lost, which AWS counts as DestinationDeliveryFailures. */
const MAX_ATTEMPTS = 10;

/** The bucket that stores given-up records. */
export class OnFailureDestination {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
    private readonly log: DriverLog,
    private readonly sleep: (ms: number) => Promise<void>,
  ) {}

  /** Writes the object, with retries while the bucket is unavailable. Does not throw: a final failure is logged. */
  async store({ key, json }: DiscardedObject): Promise<void> {
    const command = new PutObjectCommand({
      Bucket: this.bucket,
      Key: key,
      Body: json,
      ContentType: "application/json",
    });
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      try {
        await this.client.send(command);
        return;
      } catch (error) {
        this.log.warn("Given-up records not stored yet", { key, error });
        await this.sleep(retryDelayMs(attempt));
      }
    }
    this.log.warn("Given-up records are lost: they could not be stored in the bucket", { key });
  }
}
