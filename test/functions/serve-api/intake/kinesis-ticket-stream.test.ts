import { KinesisClient, PutRecordCommand } from "@aws-sdk/client-kinesis";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { KinesisTicketStream } from "../../../../functions/serve-api/intake/kinesis-ticket-stream.js";
import { makeEvent } from "../../../../functions/serve-api/intake/ticket-content.js";
import { DependencyThrottled, DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";

const kinesis = mockClient(KinesisClient);
const region = { region: "us-east-1" };

beforeEach(() => {
  kinesis.reset();
});

describe("KinesisTicketStream", () => {
  const stream = new KinesisTicketStream(new KinesisClient(region), "stream");
  const origin = { ticketId: "TKT-1", submittedAt: "2026-11-21T08:30:00.000Z", tier: "gold" } as const;
  const event = makeEvent({ subject: "é", description: "d" }, origin, "C-1");

  it("puts the event as JSON in UTF-8, with the ticket's id as partition key", async () => {
    kinesis.on(PutRecordCommand).resolves({ ShardId: "shardId-0", SequenceNumber: "1" });
    await stream.put(event);
    const { Data, ...rest } = kinesis.commandCalls(PutRecordCommand)[0]?.args[0].input ?? {};

    expect(rest).toEqual({ StreamName: "stream", PartitionKey: "TKT-1" });
    expect(new TextDecoder().decode(Data)).toBe(JSON.stringify(event));
  });

  it("does not accept a response without a sequence number", async () => {
    kinesis.on(PutRecordCommand).resolves({});

    await expect(stream.put(event)).rejects.toBeInstanceOf(DependencyUnavailable);
  });

  it("translates the errors of Kinesis", async () => {
    const busy = { name: "ProvisionedThroughputExceededException", $metadata: { httpStatusCode: 400 } };
    kinesis.on(PutRecordCommand).rejects(Object.assign(new Error("busy"), busy));

    await expect(stream.put(event)).rejects.toBeInstanceOf(DependencyThrottled);
  });
});
