import { BatchGetItemCommand, DynamoDBClient, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { ticketItemKey } from "../../../functions/shared/table/ticket-table.js";
import { aContext } from "../../support/builders/queue-messages.js";
import { captureLogs, SECRET, stubFunctionEnv } from "../../support/builders/step-logs.js";

stubFunctionEnv({ TICKET_TABLE: "tickets" });
const logs = captureLogs();
const dynamo = mockClient(DynamoDBClient);
const { handler } = await import("../../../functions/count-desk-changes/handler.js");

beforeEach(() => {
  dynamo.reset();
  dynamo.onAnyCommand().resolves({});
  dynamo.on(BatchGetItemCommand).resolves({ Responses: { tickets: [] } });
});

const anEvent = (...ids: readonly string[]): DynamoDBStreamEvent => ({
  Records: ids.map((id) => ({ eventName: "MODIFY", dynamodb: { Keys: ticketItemKey(id) } })),
});
const keysRead = () =>
  dynamo
    .commandCalls(BatchGetItemCommand)
    .map(({ args }) => args[0].input.RequestItems?.["tickets"]?.Keys?.map(({ pk }) => pk?.S));

it("reads each ticket of a batch once, after what was counted of it", async () => {
  await handler(anEvent("TKT-1", "TKT-2", "TKT-1"), aContext());

  expect(keysRead()).toEqual([
    ["STATS#TICKET#TKT-1", "STATS#TICKET#TKT-2"],
    ["TICKET#TKT-1", "TICKET#TKT-2"],
  ]);
  expect(dynamo.commandCalls(TransactWriteItemsCommand)).toEqual([]);
});

it("ignores records of other items, should the filter ever let one through", async () => {
  const other = { Keys: { pk: { S: "TICKET#TKT-1" }, sk: { S: "MSG#1" } } };
  await handler({ Records: [{ dynamodb: other }, {}] }, aContext());

  expect(keysRead()).toEqual([]);
});

it("fails when the table cannot be read, so that the batch comes again", async () => {
  dynamo.on(BatchGetItemCommand).rejects(new Error("socket hang up"));

  await expect(handler(anEvent("TKT-1"), aContext())).rejects.toMatchObject({ name: "DependencyUnavailable" });
  expect(logs.entries().at(-1)).toMatchObject({ message: "Tickets not counted", records: 1 });
});

it("counts an item that cannot be read in a metric, with its id and none of its text in the log", async () => {
  const item = { ...ticketItemKey("TKT-1"), version: { N: "2" }, desk_status: { S: SECRET }, status: { S: SECRET } };
  dynamo.on(BatchGetItemCommand).resolves({ Responses: { tickets: [item] } });
  await handler(anEvent("TKT-1"), aContext());

  expect(logs.entries()).toContainEqual(
    expect.objectContaining({ message: "Ticket cannot be counted", ticket_id: "TKT-1", error: "ZodError" }),
  );
  expect(logs.entries()).toContainEqual(expect.objectContaining({ DeskTicketsNotCounted: 1 }));
  expect(logs.text()).not.toContain(SECRET);
});
