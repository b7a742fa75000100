import { DynamoDBClient, PutItemCommand, QueryCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { expect, it } from "vitest";
import { aTicketRecord } from "../../support/builders/tickets.js";
import { aContext, aMessage, aQueueEvent } from "../../support/builders/queue-messages.js";
import { captureLogs, SECRET, stubFunctionEnv } from "../../support/builders/step-logs.js";

stubFunctionEnv({ TICKET_TABLE: "tickets" });
const logs = captureLogs();
const dynamo = mockClient(DynamoDBClient);
dynamo.on(QueryCommand).resolves({});
const { handler } = await import("../../../functions/set-general-lane/handler.js");

it("sets lane general on each ticket of a batch, once, and hands back a message that is not a ticket", async () => {
  const ticket = aMessage(aTicketRecord({ description: SECRET }), "ticket");

  expect(await handler(aQueueEvent([ticket, aMessage(SECRET, "poison")]), aContext())).toEqual({
    batchItemFailures: [{ itemIdentifier: "poison" }],
  });
  expect(dynamo.commandCalls(PutItemCommand)[0]?.args[0].input.Item).toMatchObject({
    pk: { S: "PROCESSED#set-general-lane#a" },
  });
  expect(dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input).toMatchObject({
    Key: { pk: { S: "TICKET#TKT-20261121-0001" }, sk: { S: "TICKET" } },
    ExpressionAttributeValues: { ":lane": { S: "general" }, ":answer_by": { S: "2026-11-22T08:30:00.000Z" } },
  });
  expect(logs.entries()).toContainEqual(expect.objectContaining({ message: "Lane set", message_id: "ticket" }));
  expect(logs.text()).not.toContain(SECRET);
});
