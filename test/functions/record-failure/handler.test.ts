import { DynamoDBClient, QueryCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { aTicket, aTicketData, aWorkflowInput } from "../../support/builders/tickets.js";
import { serviceUnavailable } from "../../support/builders/sdk-errors.js";
import { captureLogs, SECRET, stubFunctionEnv } from "../../support/builders/step-logs.js";

stubFunctionEnv({ TICKET_BUCKET: "tickets-bucket", TICKET_TABLE: "tickets" });
const logs = captureLogs();
const { handler } = await import("../../../functions/record-failure/handler.js");
const s3 = mockClient(S3Client);
const dynamo = mockClient(DynamoDBClient);

const execution = { arn: "arn:aws:states:us-east-1:111122223333:execution:m:n", startedAt: "2026-11-21T08:30:01.000Z" };
const input = aWorkflowInput({ ticket: aTicket({ data: aTicketData({ subject: SECRET, description: SECRET }) }) });
const error = { Error: "InvalidInput", Cause: SECRET };

beforeEach(() => {
  s3.reset();
  dynamo.reset();
  s3.on(PutObjectCommand, { Bucket: "tickets-bucket" }).resolves({});
  dynamo.on(UpdateItemCommand, { TableName: "tickets" }).resolves({});
  dynamo.on(QueryCommand, { TableName: "tickets" }).resolves({});
});

// The first test, because rules that were read once are used for a quarter of an hour.
it("brings the ticket onto the desk by the default rules while they cannot be read", async () => {
  dynamo.on(QueryCommand).rejects(serviceUnavailable());
  await handler({ input, error, execution });

  const [update] = dynamo.commandCalls(UpdateItemCommand);
  expect(Object.values(update?.args[0].input.ExpressionAttributeValues ?? {})).toContainEqual({ S: "OPEN" });
  expect(logs.text()).toContain("Rules cannot be read: the default ones are used");
});

it("records a failure and returns its pointer", async () => {
  expect(await handler({ input, error, execution })).toMatchObject({
    ticketId: input.ticket.ticketId,
    error: "InvalidInput",
    key: "failed/2026/11/21/n.json",
  });
  expect(logs.entries().at(-1)).toMatchObject({ TicketsFailed: 1 });
});

it.each([[undefined], ["garbage"], [{ ticket: [] }]])("records a failure of the input %j", async (garbage) => {
  expect(await handler({ input: garbage, error, execution })).toMatchObject({ ticketId: "unknown" });
  expect(s3.calls()).toHaveLength(1);
});

it("logs the ticket's id and never its text", async () => {
  await handler({ input, error, execution });
  s3.on(PutObjectCommand).rejects(new Error(`Value '${SECRET}' at 'body' failed to satisfy constraint`));
  await expect(handler({ input, error, execution })).rejects.toMatchObject({ name: "DependencyUnavailable" });

  expect(logs.text()).toContain(input.ticket.ticketId);
  expect(logs.text()).not.toContain(SECRET);
});
