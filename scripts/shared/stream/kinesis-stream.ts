import { KinesisClient, PutRecordsCommand } from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { asDependencyError } from "../../../functions/shared/lambda/aws-errors.js";
import type { Target } from "../deployment/target.js";
import type { PutBatch } from "./batch-records.js";
import type { RecordStream } from "./put-records.js";

const encoder = new TextEncoder();

/**
 * A client fit for large PutRecords requests: HTTP/1.1, which emulators need, and no retries of its own, since the sender retries
 * by record and the two would multiply.
 */
export const createKinesisClient = (config: Target["clientConfig"]): KinesisClient =>
  new KinesisClient({
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 5_000,
      requestTimeout: 60_000,
      throwOnRequestTimeout: true,
    }),
    ...config,
    maxAttempts: 1,
  });

const entriesOf = (batch: PutBatch) =>
  batch.map(({ data, partitionKey }) => ({
    PartitionKey: partitionKey,
    Data: typeof data === "string" ? encoder.encode(data) : data,
  }));

/** A Kinesis stream by its name. */
export const kinesisStream = (client: KinesisClient, name: string): RecordStream => ({
  put: async (batch) => {
    const command = new PutRecordsCommand({ StreamName: name, Records: entriesOf(batch) });
    const { Records: results = [] } = await client.send(command).catch((error: unknown) => {
      throw asDependencyError("Kinesis PutRecords", error);
    });
    // An answer without a line for a record says nothing of it: it counts as not sent, and a copy does no harm.
    return batch.map((_record, index) => {
      const result = results[index];
      return result?.SequenceNumber === undefined ? (result?.ErrorCode ?? "NoAnswer") : undefined;
    });
  },
});
