import { GetRecordsCommand, GetShardIteratorCommand, KinesisClient } from "@aws-sdk/client-kinesis";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { KinesisShard, type Position } from "../../../../scripts/local/event-source/kinesis-shard.js";

const api = mockClient(KinesisClient);
const source = {
  streamArn: "arn:aws:kinesis:eu-west-1:111122223333:stream/s",
  shardId: "shardId-000000000001",
  roleArn: "arn:aws:iam::111122223333:role/r",
};
const shardAt = (position: Position): KinesisShard =>
  new KinesisShard(new KinesisClient({ region: "eu-west-1" }), source, position);
const sentRecord = {
  SequenceNumber: "7",
  PartitionKey: "TKT-1",
  Data: Buffer.from([0xff, 0x00]),
  ApproximateArrivalTimestamp: new Date(1_795_249_800_250),
};

beforeEach(() => {
  api.reset();
  api.on(GetShardIteratorCommand).resolves({ ShardIterator: "first" });
  api.on(GetRecordsCommand).resolves({ Records: [], NextShardIterator: "next" });
});

it("returns records in the format that Lambda passes to a function", async () => {
  api.on(GetRecordsCommand).resolves({ Records: [sentRecord], NextShardIterator: "next" });

  expect(await shardAt({ kind: "TRIM_HORIZON" }).read()).toEqual([
    {
      kinesis: {
        kinesisSchemaVersion: "1.0",
        partitionKey: "TKT-1",
        sequenceNumber: "7",
        data: "/wA=",
        approximateArrivalTimestamp: 1_795_249_800.25,
      },
      eventSource: "aws:kinesis",
      eventVersion: "1.0",
      eventID: "shardId-000000000001:7",
      eventName: "aws:kinesis:record",
      invokeIdentityArn: source.roleArn,
      awsRegion: "eu-west-1",
      eventSourceARN: source.streamArn,
    },
  ]);
});

it.each<[Position, object]>([
  [{ kind: "TRIM_HORIZON" }, { ShardIteratorType: "TRIM_HORIZON" }],
  [{ kind: "LATEST" }, { ShardIteratorType: "LATEST" }],
  [
    { kind: "AT_TIMESTAMP", timestamp: new Date(5) },
    { ShardIteratorType: "AT_TIMESTAMP", Timestamp: new Date(5) },
  ],
  [
    { kind: "AFTER", sequenceNumber: "7" },
    { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", StartingSequenceNumber: "7" },
  ],
])("starts at %j", async (position, expected) => {
  await shardAt(position).read();

  expect(api.commandCalls(GetShardIteratorCommand)[0]?.args[0].input).toEqual({
    StreamARN: source.streamArn,
    ShardId: source.shardId,
    ...expected,
  });
});

it("reads page after page with one iterator", async () => {
  const shard = shardAt({ kind: "TRIM_HORIZON" });
  await shard.read();
  await shard.read();

  expect(api.commandCalls(GetShardIteratorCommand)).toHaveLength(1);
  expect(api.commandCalls(GetRecordsCommand).map((call) => call.args[0].input.ShardIterator)).toEqual([
    "first",
    "next",
  ]);
});

it("continues after the last returned record when its iterator has expired", async () => {
  api
    .on(GetRecordsCommand)
    .resolvesOnce({ Records: [sentRecord], NextShardIterator: "next" })
    .rejectsOnce(Object.assign(new Error("old"), { name: "ExpiredIteratorException" }))
    .resolves({ Records: [], NextShardIterator: "other" });
  const shard = shardAt({ kind: "TRIM_HORIZON" });

  await shard.read();
  await expect(shard.read()).rejects.toThrow("old");
  await shard.read();

  expect(api.commandCalls(GetShardIteratorCommand)[1]?.args[0].input).toMatchObject({
    ShardIteratorType: "AFTER_SEQUENCE_NUMBER",
    StartingSequenceNumber: "7",
  });
});

it("ends after the last record of a closed shard", async () => {
  api.on(GetRecordsCommand).resolves({ Records: [sentRecord] });
  const shard = shardAt({ kind: "TRIM_HORIZON" });

  expect(await shard.read()).toHaveLength(1);
  expect(await shard.read()).toBeUndefined();
});
