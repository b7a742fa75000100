import { DynamoDBClient, GetItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoTicketReader } from "../../../../functions/serve-api/reading/dynamo-ticket-reader.js";
import type { TicketSelection } from "../../../../functions/serve-api/reading/ticket-reader.js";
import { DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { serviceUnavailable } from "../../../support/builders/sdk-errors.js";

const dynamo = mockClient(DynamoDBClient);
const region = { region: "us-east-1" };
beforeEach(() => {
  dynamo.reset();
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

  it("lists the beginning of each subject, which is what the index has", async () => {
    dynamo.on(QueryCommand).resolves({ Items: [{ ...item, subject_preview: { S: "No cof…" } }, item] });

    expect((await reader.list(selection)).tickets.map(({ subject }) => subject)).toEqual(["No cof…", undefined]);
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
    dynamo.onAnyCommand().rejects(serviceUnavailable());

    await expect(reader.read("TKT-1")).rejects.toBeInstanceOf(DependencyUnavailable);
    await expect(reader.list(selection)).rejects.toBeInstanceOf(DependencyUnavailable);
  });
});
