import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  S3Client,
} from "@aws-sdk/client-s3";
import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  ExecutionNotRedrivable,
  ListExecutionsCommand,
  RedriveExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SQSClient,
  type Message,
} from "@aws-sdk/client-sqs";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoTickets } from "../../../../scripts/shared/failures/dynamo-tickets.js";
import { KinesisTickets } from "../../../../scripts/shared/failures/open-replay-ports.js";
import { S3Objects } from "../../../../scripts/shared/failures/s3-objects.js";
import { SfnExecutions } from "../../../../scripts/shared/failures/sfn-executions.js";
import { SqsPointers } from "../../../../scripts/shared/failures/sqs-pointers.js";
import { FakeRecordStream, retryTools } from "../../../support/fakes/fake-record-stream.js";
import { aPointer } from "../../../support/fakes/replay-fakes.js";

const s3 = mockClient(S3Client);
const sfn = mockClient(SFNClient);
const sqs = mockClient(SQSClient);
const dynamodb = mockClient(DynamoDBClient);

beforeEach(() => {
  for (const api of [s3, sfn, sqs, dynamodb]) api.reset();
});

const region = { region: "us-east-1" };
const answer = { message: "", $metadata: {} };
const named = (name: string): Error => Object.assign(new Error(name), { name });

const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

describe("S3Objects", () => {
  const objects = new S3Objects(new S3Client(region), "bucket");

  it("lists all pages of a prefix", async () => {
    const LastModified = new Date(1);
    s3.on(ListObjectsV2Command)
      .resolvesOnce({
        Contents: [{ Key: "a/1", Size: 3, LastModified }],
        IsTruncated: true,
        NextContinuationToken: "2",
      })
      .resolves({ Contents: [{ Key: "a/2", Size: 4, LastModified }] });

    expect(await objects.list("a/")).toEqual([
      { key: "a/1", bytes: 3, writtenAt: LastModified },
      { key: "a/2", bytes: 4, writtenAt: LastModified },
    ]);
  });

  it("finds an object by its whole key, not by a prefix of it", async () => {
    s3.on(ListObjectsV2Command).resolves({ Contents: [{ Key: "a/10" }] });

    expect(await objects.find("a/1")).toBeUndefined();
    expect(await objects.find("a/10")).toMatchObject({ key: "a/10" });
  });

  it("returns undefined for an object that does not exist", async () => {
    s3.on(GetObjectCommand).rejects(new NoSuchKey(answer));

    expect(await objects.read("a")).toBeUndefined();
  });

  it("copies before it deletes, and encodes the key of the source", async () => {
    s3.on(CopyObjectCommand).resolves({}).on(DeleteObjectCommand).resolves({});
    await objects.move("quarantine/a b+c.json", "replayed/quarantine/a b+c.json");

    expect(s3.calls().map(({ args }) => args[0].input)).toEqual([
      { Bucket: "bucket", Key: "replayed/quarantine/a b+c.json", CopySource: "bucket/quarantine/a%20b%2Bc.json" },
      { Bucket: "bucket", Key: "quarantine/a b+c.json" },
    ]);
  });

  it("does not delete an object that could not be copied", async () => {
    s3.on(CopyObjectCommand).rejects(named("AccessDenied"));

    await expect(objects.move("a", "b")).rejects.toThrow("AccessDenied");
    expect(s3.commandCalls(DeleteObjectCommand)).toEqual([]);
  });
});

describe("SfnExecutions", () => {
  const MACHINE = "arn:aws:states:us-east-1:111122223333:stateMachine:workflow";
  const ARN = "arn:aws:states:us-east-1:111122223333:execution:workflow:a";
  const executions = new SfnExecutions(new SFNClient(region), MACHINE);

  it("builds the ARN of an execution from its name", () => {
    expect(executions.arnOf("a")).toBe(ARN);
  });

  it("lists executions with a status that ended within a range, from all pages", async () => {
    const item = (name: string, at: string) => ({
      executionArn: `${ARN}${name}`,
      name,
      stateMachineArn: MACHINE,
      status: "TIMED_OUT" as const,
      startDate: new Date(0),
      stopDate: new Date(at),
      redriveCount: 2,
    });
    sfn
      .on(ListExecutionsCommand, { statusFilter: "TIMED_OUT", stateMachineArn: MACHINE })
      .resolvesOnce({ executions: [item("b", "2026-11-21T10:00:00Z")], nextToken: "2" })
      .resolves({ executions: [item("c", "2026-11-20T10:00:00Z")] });

    const ended = await collect(executions.listFailed("TIMED_OUT", { since: new Date("2026-11-21T00:00:00Z") }));

    expect(ended).toMatchObject([{ arn: `${ARN}b`, name: "b", status: "TIMED_OUT", redriveCount: 2 }]);
    expect(sfn.commandCalls(ListExecutionsCommand)).toHaveLength(2);
  });

  it("describes an execution, and returns undefined for one that has expired", async () => {
    sfn
      .on(DescribeExecutionCommand)
      .resolvesOnce({ status: "FAILED", input: "{}", error: "E", redriveStatus: "REDRIVABLE", redriveCount: 1 })
      .rejects(new ExecutionDoesNotExist(answer));

    expect(await executions.describe(ARN)).toMatchObject({
      status: "FAILED",
      input: "{}",
      isRedrivable: true,
      redriveCount: 1,
    });
    expect(await executions.describe(ARN)).toBeUndefined();
  });

  it("reports that an execution of this name was started before", async () => {
    sfn.on(StartExecutionCommand).resolvesOnce({}).rejects(new ExecutionAlreadyExists(answer));

    expect([await executions.start("a", "{}"), await executions.start("a", "{}")]).toEqual([
      "started",
      "already-started",
    ]);
    expect(sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: MACHINE,
      name: "a",
      input: "{}",
    });
  });

  it.each([
    ["ExecutionDoesNotExist", true],
    ["InvalidAction", false],
    ["AccessDeniedException", false],
  ])(
    "concludes from %s for an execution that does not exist whether redrive is supported: %s",
    async (name, expected) => {
      sfn.on(RedriveExecutionCommand).rejects(named(name));

      expect(await executions.canRedrive()).toBe(expected);
    },
  );

  it("redrives with a token, so that a repeated call has no effect, and reports when it is too late", async () => {
    sfn.on(RedriveExecutionCommand).resolvesOnce({}).rejects(new ExecutionNotRedrivable(answer));

    expect([await executions.redrive(ARN, "t"), await executions.redrive(ARN, "t")]).toEqual([true, false]);
    expect(sfn.commandCalls(RedriveExecutionCommand)[0]?.args[0].input).toEqual({
      executionArn: ARN,
      clientToken: "t",
    });
  });
});

describe("DynamoTickets", () => {
  const table = new DynamoTickets(new DynamoDBClient(region), "tickets");
  const item = (status: string) => ({
    ticket_id: { S: "A" },
    status: { S: status },
    content_hash: { S: "h" },
    execution_arn: { S: "arn" },
    submitted_at: { S: "2026-11-21T08:30:00.000Z" },
  });

  it("reads an item consistently, and returns undefined if it does not exist", async () => {
    dynamodb
      .on(GetItemCommand)
      .resolvesOnce({ Item: item("FAILED") })
      .resolves({});

    expect(await table.read("A")).toEqual({
      ticketId: "A",
      status: "FAILED",
      contentHash: "h",
      executionArn: "arn",
      modelId: undefined,
      submittedAt: new Date("2026-11-21T08:30:00.000Z"),
    });
    expect(await table.read("B")).toBeUndefined();
    expect(dynamodb.commandCalls(GetItemCommand)[0]?.args[0].input).toMatchObject({
      Key: { pk: { S: "TICKET#A" }, sk: { S: "TICKET" } },
      ConsistentRead: true,
    });
  });

  it("finds waiting tickets by the index, and leaves out those that no longer wait", async () => {
    dynamodb.on(QueryCommand).resolves({ Items: [{ ticket_id: { S: "A" } }, { ticket_id: { S: "B" } }] });
    dynamodb
      .on(GetItemCommand)
      .resolvesOnce({ Item: item("NEEDS_HUMAN") })
      .resolves({ Item: item("ANSWERED") });

    const since = new Date("2026-11-21T00:00:00Z");
    expect((await collect(table.waiting({ since }))).map(({ ticketId }) => ticketId)).toEqual(["A"]);
    expect(dynamodb.commandCalls(QueryCommand)[0]?.args[0].input.ExpressionAttributeValues).toEqual({
      ":status": { S: "NEEDS_HUMAN" },
      ":from": { S: since.toISOString() },
      ":until": { S: "~" },
    });
  });

  it("marks a ticket FAILED as the workflow does, unless its item names another execution", async () => {
    dynamodb.on(UpdateItemCommand).rejects(new ConditionalCheckFailedException(answer));
    await table.markFailed(aPointer());

    expect(dynamodb.commandCalls(UpdateItemCommand)[0]?.args[0].input.ConditionExpression).toContain(
      "execution_arn = ",
    );
  });
});

describe("SqsPointers", () => {
  const messages = (from: number, count: number): Message[] =>
    Array.from({ length: count }, (_none, index) => ({
      MessageId: `m${from + index}`,
      ReceiptHandle: `r${from + index}`,
      Body: `b${from + index}`,
    }));

  const open = () => {
    sqs.on(GetQueueUrlCommand).resolves({ QueueUrl: "url" });
    sqs.on(ChangeMessageVisibilityBatchCommand).resolves({ Successful: [], Failed: [] });
    return SqsPointers.open(new SQSClient(region), "failed-tickets");
  };

  const handlesOf = (command: typeof ChangeMessageVisibilityBatchCommand | typeof DeleteMessageBatchCommand) =>
    sqs
      .commandCalls(command as typeof DeleteMessageBatchCommand)
      .map(({ args }) => args[0].input.Entries?.map(({ ReceiptHandle }) => ReceiptHandle));

  it("reads the whole queue although a part of it responds empty once, and immediately hands every message back", async () => {
    sqs
      .on(ReceiveMessageCommand)
      .resolvesOnce({ Messages: messages(0, 10) })
      .resolvesOnce({})
      .resolvesOnce({ Messages: messages(9, 2) })
      .resolves({});
    const found = await (await open()).peek();

    expect(found.map(({ id }) => id)).toEqual(messages(0, 11).map(({ MessageId }) => MessageId));
    expect(handlesOf(ChangeMessageVisibilityBatchCommand)).toEqual([
      messages(0, 10).map(({ ReceiptHandle }) => ReceiptHandle),
      ["r10"],
    ]);
    const [entry] = sqs.commandCalls(ChangeMessageVisibilityBatchCommand)[0]?.args[0].input.Entries ?? [];
    expect(entry?.VisibilityTimeout).toBe(0);
    expect(sqs.commandCalls(DeleteMessageBatchCommand)).toEqual([]);
  });

  it("deletes the given messages, hands back the others and counts those that no longer exist", async () => {
    sqs
      .on(ReceiveMessageCommand)
      .resolvesOnce({ Messages: messages(0, 3) })
      .resolves({});
    sqs.on(DeleteMessageBatchCommand).resolves({ Successful: [{ Id: "0" }], Failed: [] });
    const gone = await (await open()).remove(new Set(["m1", "m7"]));

    expect(gone).toBe(1);
    expect(handlesOf(DeleteMessageBatchCommand)).toEqual([["r1"]]);
    expect(handlesOf(ChangeMessageVisibilityBatchCommand)).toEqual([["r0", "r2"]]);
  });

  it("counts a message that someone else deletes first as no longer existing", async () => {
    sqs
      .on(ReceiveMessageCommand)
      .resolvesOnce({ Messages: messages(0, 1) })
      .resolves({});
    sqs.on(DeleteMessageBatchCommand).resolves({
      Successful: [],
      Failed: [{ Id: "0", Code: "ReceiptHandleIsInvalid", SenderFault: true }],
    });

    expect(await (await open()).remove(new Set(["m0"]))).toBe(1);
  });

  it("does not call the queue if there is nothing to delete", async () => {
    expect(await (await open()).remove(new Set())).toBe(0);
    expect(sqs.commandCalls(ReceiveMessageCommand)).toEqual([]);
  });
});

describe("KinesisTickets", () => {
  const record = { partitionKey: "P", data: Buffer.from("{}") };

  it("puts the exact bytes of records on the stream", async () => {
    const stream = new FakeRecordStream();
    await new KinesisTickets(stream, retryTools()).send([record]);

    expect(stream.accepted).toMatchObject([record]);
  });

  it("reports how many records were not accepted, and why", async () => {
    const stream = new FakeRecordStream(() => "ProvisionedThroughputExceededException");

    await expect(new KinesisTickets(stream, retryTools()).send([record])).rejects.toThrow(
      "1 of 1 records not sent: ProvisionedThroughputExceededException",
    );
  });

  it("reports that a record is too large, and sends the others", async () => {
    const stream = new FakeRecordStream();
    const large = { partitionKey: "P", data: Buffer.alloc(1_048_576) };

    await expect(new KinesisTickets(stream, retryTools()).send([large, record])).rejects.toThrow(
      "exceeds the stream's limit of 1 MiB",
    );
    expect(stream.accepted).toHaveLength(1);
  });
});
