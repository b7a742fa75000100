import { GetRecordsCommand, GetShardIteratorCommand, KinesisClient, ListShardsCommand } from "@aws-sdk/client-kinesis";
import {
  type EventSourceMappingConfiguration,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
} from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { EventSourceDriver } from "../../../../scripts/local/event-source/driver.js";

const lambda = mockClient(LambdaClient);
const kinesis = mockClient(KinesisClient);
const region = "us-east-1";

const mapping: EventSourceMappingConfiguration = {
  UUID: "id-1",
  FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:f",
  EventSourceArn: "arn:aws:kinesis:us-east-1:111122223333:stream/s",
  StartingPosition: "TRIM_HORIZON",
  State: "Enabled",
};
const record = (SequenceNumber: string) => ({ SequenceNumber, PartitionKey: "p", Data: Buffer.from("x") });

const found = (...EventSourceMappings: EventSourceMappingConfiguration[]): void => {
  lambda.on(ListEventSourceMappingsCommand).resolves({ EventSourceMappings });
};

/** The starting positions of all iterators so far. */
const starts = (): (string | undefined)[] =>
  kinesis.commandCalls(GetShardIteratorCommand).map(({ args }) => {
    const { ShardIteratorType, StartingSequenceNumber = "" } = args[0].input;
    return `${ShardIteratorType} ${StartingSequenceNumber}`.trim();
  });

const aDriver = () => {
  const messages: string[] = [];
  const log = { info: (text: string) => messages.push(text), warn: (text: string) => messages.push(text) };
  const clients = {
    kinesis: new KinesisClient({ region }),
    lambda: new LambdaClient({ region }),
    s3: new S3Client({ region }),
  };
  const driver = new EventSourceDriver(clients, log);
  onTestFinished(async () => {
    found();
    await driver.refreshMappings();
  });
  return { driver, messages };
};

/** Waits until the expectations of `check` hold. The driver runs in real time, and a busy machine needs more of it. */
const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 60_000 });

beforeEach(() => {
  lambda.reset();
  kinesis.reset();
  lambda.on(GetFunctionConfigurationCommand).resolves({ Role: "arn:role" });
  lambda.on(InvokeCommand).resolves({});
  kinesis.on(ListShardsCommand).resolves({ Shards: [shard("shardId-0")] });
  kinesis.on(GetShardIteratorCommand).resolves({ ShardIterator: "i" });
  kinesis.on(GetRecordsCommand).resolves({ Records: [], NextShardIterator: "i" });
});

const shard = (ShardId: string) => ({ ShardId, HashKeyRange: undefined, SequenceNumberRange: undefined });

it("serves a mapping once it appears, and stops once it is deleted", async () => {
  const { driver, messages } = aDriver();
  found();
  await driver.refreshMappings();
  expect(starts()).toEqual([]);

  found(mapping);
  await driver.refreshMappings();
  await eventually(() => {
    expect(starts()).toEqual(["TRIM_HORIZON"]);
  });

  found();
  await driver.refreshMappings();
  const reads = kinesis.commandCalls(GetRecordsCommand).length;
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(kinesis.commandCalls(GetRecordsCommand)).toHaveLength(reads);
  expect(messages).toEqual(["Mapping is served", "Mapping is deleted"]);
});

it("continues from the checkpoint when the mapping has changed", async () => {
  kinesis
    .on(GetRecordsCommand)
    .resolvesOnce({ Records: [record("7")], NextShardIterator: "i" })
    .resolves({ Records: [], NextShardIterator: "i" });
  const { driver } = aDriver();
  found(mapping);
  await driver.refreshMappings();
  await eventually(() => {
    expect(lambda.commandCalls(InvokeCommand)).toHaveLength(1);
  });

  found({ ...mapping, MaximumRetryAttempts: 1 });
  await driver.refreshMappings();

  await eventually(() => {
    expect(starts()).toEqual(["TRIM_HORIZON", "AFTER_SEQUENCE_NUMBER 7"]);
  });
});

it("reads a shard that appears later from its beginning, even when the mapping started with the latest", async () => {
  const { driver } = aDriver();
  found({ ...mapping, StartingPosition: "LATEST" });
  await driver.refreshMappings();
  kinesis.on(ListShardsCommand).resolves({ Shards: [shard("shardId-0"), shard("shardId-1")] });
  await driver.refreshMappings();

  await eventually(() => {
    expect(starts()).toEqual(["AT_TIMESTAMP", "TRIM_HORIZON"]);
  });
});

it("logs once that a mapping is not supported, and does not serve it", async () => {
  const { driver, messages } = aDriver();
  found({ ...mapping, TumblingWindowInSeconds: 30 });
  await driver.refreshMappings();
  await driver.refreshMappings();

  expect(messages).toEqual(["Mapping is not supported"]);
  expect(starts()).toEqual([]);
});

it("repeats a failed check of the mappings", async () => {
  const { driver, messages } = aDriver();
  lambda
    .on(ListEventSourceMappingsCommand)
    .rejectsOnce(new Error("unavailable"))
    .resolves({ EventSourceMappings: [mapping] });
  const stop = new AbortController();
  const run = driver.run(stop.signal);

  await eventually(() => {
    expect(messages).toEqual(["Mappings could not be listed", "Mapping is served"]);
  });
  stop.abort();
  await run;
});
