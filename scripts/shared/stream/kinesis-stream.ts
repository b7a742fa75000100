import { PutRecordsCommand, type KinesisClient } from "@aws-sdk/client-kinesis";
import { asDependencyError } from "../../../functions/shared/lambda/errors.js";
import type { PutBatch } from "./batch-records.js";
import type { RecordStream } from "./put-records.js";

const encoder = new TextEncoder();

const entriesOf = (batch: PutBatch) =>
  batch.map(({ data, partitionKey }) => ({
    PartitionKey: partitionKey,
    Data: typeof data === "string" ? encoder.encode(data) : data,
  }));

/** A Kinesis stream by name. The client should be one from `createKinesisClient`. */
export const kinesisStream = (client: KinesisClient, name: string): RecordStream => ({
  put: async (batch) => {
    const command = new PutRecordsCommand({ StreamName: name, Records: entriesOf(batch) });
    const { Records: results = [] } = await client.send(command).catch((error: unknown) => {
      throw asDependencyError("Kinesis PutRecords", error);
    });
    // A record without an entry in the response counts as not sent: a second copy does no harm.
    return batch.map((_record, index) => {
      const result = results[index];
      return result?.SequenceNumber === undefined ? (result?.ErrorCode ?? "NoAnswer") : undefined;
    });
  },
});
