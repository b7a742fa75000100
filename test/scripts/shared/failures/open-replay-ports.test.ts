import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { ListStateMachinesCommand, SFNClient } from "@aws-sdk/client-sfn";
import { GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import { KinesisTickets, openReplayPorts } from "../../../../scripts/shared/failures/open-replay-ports.js";
import { resolveTarget } from "../../../../scripts/shared/deployment/target.js";
import { FakeRecordStream, retryTools } from "../../../support/fakes/fake-record-stream.js";

const s3 = mockClient(S3Client);
const sfn = mockClient(SFNClient);
const sqs = mockClient(SQSClient);

const ARN = "arn:aws:states:us-east-1:111122223333:stateMachine:ticket-pipeline-dev-workflow";

const open = async () =>
  openReplayPorts(await resolveTarget({ target: "aws" }, { env: {}, findStacks: () => Promise.resolve([]) }));

describe("openReplayPorts", () => {
  beforeEach(() => {
    for (const api of [s3, sfn, sqs]) api.reset();
    s3.on(ListBucketsCommand).resolves({ Buckets: [{ Name: "ticket-pipeline-dev-tickets-111122223333" }] });
    sfn.on(ListStateMachinesCommand).resolves({
      stateMachines: [
        { name: "ticket-pipeline-dev-workflow", stateMachineArn: ARN, type: "STANDARD", creationDate: new Date(0) },
      ],
    });
    sqs.on(GetQueueUrlCommand).resolves({ QueueUrl: "url" });
  });

  it("finds every resource by the stack's names", async () => {
    const { executions } = await open();

    expect(executions.arnOf("a")).toBe(`${ARN.replace("stateMachine", "execution")}:a`);
    expect(sqs.commandCalls(GetQueueUrlCommand)[0]?.args[0].input).toEqual({
      QueueName: "ticket-pipeline-dev-failed-tickets",
    });
  });

  it.each([
    ["bucket", () => s3.on(ListBucketsCommand).resolves({}), "Bucket ticket-pipeline-dev-tickets-<account> not found"],
    [
      "state machine",
      () => sfn.on(ListStateMachinesCommand).resolves({ stateMachines: [] }),
      'State machine "ticket-pipeline-dev-workflow" of AWS in us-east-1 not found',
    ],
    ["queue", () => sqs.on(GetQueueUrlCommand).rejects(new Error("QueueDoesNotExist")), "Cannot use AWS in us-east-1"],
  ])("throws a usage error of one line if there is no %s", async (_what, take, message) => {
    take();

    await expect(open()).rejects.toThrow(UsageError);
    await expect(open()).rejects.toThrow(message);
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
