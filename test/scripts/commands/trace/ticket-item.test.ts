import { ticketItemKey } from "../../../../functions/shared/table/ticket-table.js";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { describeIntake, readTicketItem } from "../../../../scripts/commands/trace/ticket-item.js";

const dynamo = mockClient(DynamoDBClient);
const read = () => readTicketItem(new DynamoDBClient({}), "tickets", "TKT-1");

beforeEach(() => dynamo.reset());

it("reads the execution that the ticket's item names, and its status", async () => {
  dynamo
    .on(GetItemCommand, { TableName: "tickets", Key: ticketItemKey("TKT-1") })
    .resolves({ Item: { execution_arn: { S: "arn:one" }, status: { S: "ANSWERED" } } });

  expect(await read()).toEqual({ executionArn: "arn:one", status: "ANSWERED" });
});

it.each([
  ["no item", {}],
  ["an item without an execution", { Item: {} }],
])("returns none for %s", async (_what, answer) => {
  dynamo.on(GetItemCommand).resolves(answer);

  expect(await read()).toEqual({});
});

it.each(["ResourceNotFoundException", "AccessDeniedException"])("works without the table after %s", async (name) => {
  dynamo.on(GetItemCommand).rejects(Object.assign(new Error("no"), { name }));

  expect(await read()).toEqual({});
});

it("throws any other error", async () => {
  dynamo.on(GetItemCommand).rejects(new Error("ExpiredToken"));

  await expect(read()).rejects.toThrow("ExpiredToken");
});

it.each([
  ["RECEIVED", " The API received it; its record is waiting on the stream, or was never put there."],
  ["NOT_ACCEPTED", " The API could not put it on the stream and returned 503."],
  ["PROCESSING", ""],
  [undefined, ""],
])("explains from the status why a ticket has no execution: %s", (status, words) => {
  expect(describeIntake({ status })).toBe(words);
});
