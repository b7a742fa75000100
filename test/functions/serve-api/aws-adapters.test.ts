import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { KinesisClient, PutRecordCommand } from "@aws-sdk/client-kinesis";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoTicketReader } from "../../../functions/serve-api/reading/dynamo-ticket-reader.js";
import { DynamoUserTable } from "../../../functions/serve-api/legacy/dynamo-user-table.js";
import { KinesisTicketStream } from "../../../functions/serve-api/intake/kinesis-ticket-stream.js";
import type { TicketSelection } from "../../../functions/serve-api/reading/ticket-reader.js";
import { DependencyThrottled, DependencyUnavailable } from "../../../functions/shared/lambda/errors.js";
import { makeEvent } from "../../../functions/serve-api/intake/ticket-content.js";

const dynamo = mockClient(DynamoDBClient);
const kinesis = mockClient(KinesisClient);
const region = { region: "us-east-1" };
const unavailable = Object.assign(new Error("unavailable"), {
  name: "InternalServerError",
  $metadata: { httpStatusCode: 500 },
});

beforeEach(() => {
  dynamo.reset();
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

describe("DynamoTicketReader", () => {
  const reader = new DynamoTicketReader(new DynamoDBClient(region), "tickets");
  const item = {
    ticket_id: { S: "TKT-1" },
    submitted_at: { S: "2026-11-21T08:30:00.000Z" },
    customer_id: { S: "C-1" },
    status: { S: "ANSWERED" },
    response_text: { S: "Hello" },
  };
  const selection: TicketSelection = {
    customerId: "C-1",
    from: "a",
    until: "b",
    status: undefined,
    priority: undefined,
    after: undefined,
    limit: 7,
  };
  const query = () => dynamo.commandCalls(QueryCommand)[0]?.args[0].input;

  it("reads a ticket consistently, without its description", async () => {
    dynamo.on(GetItemCommand).resolves({ Item: item });

    expect(await reader.read("TKT-1")).toMatchObject({ ticketId: "TKT-1", status: "ANSWERED", response: "Hello" });
    const { input } = dynamo.commandCalls(GetItemCommand)[0]?.args[0] ?? {};
    expect(input).toMatchObject({ Key: { pk: { S: "TICKET#TKT-1" }, sk: { S: "TICKET" } }, ConsistentRead: true });
    expect(Object.values(input?.ExpressionAttributeNames ?? {})).not.toContain("description");
  });

  it("shows a status of a later version as in progress, and leaves out other unknown values", async () => {
    dynamo.on(GetItemCommand).resolves({ Item: { ...item, status: { S: "ESCALATED" }, priority: { S: "LOW" } } });
    const ticket = await reader.read("TKT-1");

    expect(ticket).toMatchObject({ status: "PROCESSING" });
    expect(ticket?.priority).toBeUndefined();
  });

  it("queries the customer's own tickets, newest first, and without a filter unless requested", async () => {
    dynamo.on(QueryCommand).resolves({ Items: [item] });

    expect(await reader.list(selection)).toMatchObject({ tickets: [{ ticketId: "TKT-1" }], next: undefined });
    expect(query()).toEqual({
      TableName: "tickets",
      IndexName: "by-customer",
      KeyConditionExpression: "customer_id = :customer AND submitted_at BETWEEN :from AND :until",
      ExpressionAttributeValues: { ":customer": { S: "C-1" }, ":from": { S: "a" }, ":until": { S: "b" } },
      ScanIndexForward: false,
      Limit: 7,
    });
  });

  it("begins after a position within the customer's own tickets, filters, and returns the next position", async () => {
    const LastEvaluatedKey = { pk: { S: "TICKET#TKT-9" }, sk: { S: "TICKET" }, submitted_at: { S: "t" } };
    dynamo.on(QueryCommand).resolves({ Items: [], LastEvaluatedKey });
    const after = { submittedAt: "s", ticketId: "TKT-5" };
    const page = await reader.list({ ...selection, status: "FAILED", priority: "HIGH", after });

    expect(page.next).toEqual({ submittedAt: "t", ticketId: "TKT-9" });
    expect(query()).toMatchObject({
      FilterExpression: "#status = :status AND #priority = :priority",
      ExpressionAttributeNames: { "#status": "status", "#priority": "priority" },
      ExpressionAttributeValues: { ":status": { S: "FAILED" }, ":priority": { S: "HIGH" } },
      ExclusiveStartKey: {
        pk: { S: "TICKET#TKT-5" },
        sk: { S: "TICKET" },
        customer_id: { S: "C-1" },
        submitted_at: { S: "s" },
      },
    });
  });

  it("translates the errors of DynamoDB", async () => {
    dynamo.onAnyCommand().rejects(unavailable);

    await expect(reader.read("TKT-1")).rejects.toBeInstanceOf(DependencyUnavailable);
    await expect(reader.list(selection)).rejects.toBeInstanceOf(DependencyUnavailable);
  });
});

describe("DynamoUserTable", () => {
  const users = new DynamoUserTable(new DynamoDBClient(region), "tickets");
  const user = { userId: "USR-1", owner: "C-1", createdAt: new Date(0) };

  it("puts a user with its owner, and reads it consistently", async () => {
    dynamo.on(PutItemCommand).resolves({});
    dynamo.on(GetItemCommand).resolves({ Item: { owner: { S: "C-1" } } });
    await users.add(user);

    expect(await users.ownerOf("USR-1")).toBe("C-1");
    expect(dynamo.commandCalls(PutItemCommand)[0]?.args[0].input.Item).toEqual({
      pk: { S: "USER#USR-1" },
      sk: { S: "USER" },
      owner: { S: "C-1" },
      created_at: { S: "1970-01-01T00:00:00.000Z" },
    });
    expect(dynamo.commandCalls(GetItemCommand)[0]?.args[0].input).toMatchObject({ ConsistentRead: true });
  });

  it("translates the errors of DynamoDB", async () => {
    dynamo.onAnyCommand().rejects(unavailable);

    await expect(users.add(user)).rejects.toBeInstanceOf(DependencyUnavailable);
    await expect(users.ownerOf("USR-1")).rejects.toBeInstanceOf(DependencyUnavailable);
  });
});
