import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  type GetShardIteratorCommandInput,
  type KinesisClient,
  type _Record,
} from "@aws-sdk/client-kinesis";
import type { KinesisStreamRecord } from "aws-lambda";
import type { StartingPosition } from "./mapping.js";

/** Where to read from: the mapping's starting position, or after a record that is done. */
export type Position = StartingPosition | { readonly kind: "AFTER"; readonly sequenceNumber: string };

export interface ShardSource {
  readonly streamArn: string;
  readonly shardId: string;
  /** ARN of the function's role, which its events contain. */
  readonly roleArn: string;
}

const iteratorFor = (position: Position): Partial<GetShardIteratorCommandInput> => {
  switch (position.kind) {
    case "AFTER":
      return { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", StartingSequenceNumber: position.sequenceNumber };
    case "AT_TIMESTAMP":
      return { ShardIteratorType: position.kind, Timestamp: position.timestamp };
    case "LATEST":
    case "TRIM_HORIZON":
      return { ShardIteratorType: position.kind };
  }
};

/** Reads one shard in order with the API. */
export class KinesisShard {
  #iterator: string | undefined;
  #isClosed = false;

  constructor(
    private readonly client: KinesisClient,
    private readonly source: ShardSource,
    private position: Position,
  ) {}

  /**
   * The next records in the format that Lambda passes to a function; undefined after the last one of a closed shard.
   * @throws the API's errors; the next call continues after the last record returned.
   */
  async read(): Promise<readonly KinesisStreamRecord[] | undefined> {
    if (this.#isClosed) return undefined;
    try {
      this.#iterator ??= await this.#openIterator();
      const page = await this.client.send(new GetRecordsCommand({ ShardIterator: this.#iterator }));
      this.#iterator = page.NextShardIterator;
      this.#isClosed = page.NextShardIterator === undefined;
      return this.#take(page.Records ?? []);
    } catch (error) {
      this.#iterator = undefined;
      throw error;
    }
  }

  #take(records: readonly _Record[]): readonly KinesisStreamRecord[] {
    const last = records.at(-1)?.SequenceNumber;
    if (last !== undefined) this.position = { kind: "AFTER", sequenceNumber: last };
    return records.map((record) => toEventRecord(record, this.source));
  }

  async #openIterator(): Promise<string | undefined> {
    const { streamArn, shardId } = this.source;
    const { ShardIterator } = await this.client.send(
      new GetShardIteratorCommand({
        StreamARN: streamArn,
        ShardId: shardId,
        ShardIteratorType: "LATEST",
        ...iteratorFor(this.position),
      }),
    );
    return ShardIterator;
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html, "Example event" */
const toEventRecord = (record: _Record, { streamArn, shardId, roleArn }: ShardSource): KinesisStreamRecord => {
  const { SequenceNumber = "", PartitionKey = "", Data = new Uint8Array(), ApproximateArrivalTimestamp } = record;
  return {
    kinesis: {
      kinesisSchemaVersion: "1.0",
      partitionKey: PartitionKey,
      sequenceNumber: SequenceNumber,
      data: Buffer.from(Data.buffer, Data.byteOffset, Data.byteLength).toString("base64"),
      approximateArrivalTimestamp: (ApproximateArrivalTimestamp?.getTime() ?? 0) / 1000,
    },
    eventSource: "aws:kinesis",
    eventVersion: "1.0",
    eventID: `${shardId}:${SequenceNumber}`,
    eventName: "aws:kinesis:record",
    invokeIdentityArn: roleArn,
    awsRegion: streamArn.split(":")[3] ?? "",
    eventSourceARN: streamArn,
  };
};
