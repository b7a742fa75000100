import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { readExecutionArn } from "../../../scripts/trace/ticket-item.js";

const dynamo = mockClient(DynamoDBClient);
const read = () => readExecutionArn(new DynamoDBClient({}), "tickets", "TKT-1");

beforeEach(() => dynamo.reset());

it("reads the execution that the ticket's item names", async () => {
  dynamo
    .on(GetItemCommand, { TableName: "tickets", Key: { pk: { S: "TICKET#TKT-1" }, sk: { S: "TICKET" } } })
    .resolves({ Item: { execution_arn: { S: "arn:one" } } });

  expect(await read()).toBe("arn:one");
});

it.each([
  ["no item", {}],
  ["an item without an execution", { Item: {} }],
])("knows none for %s", async (_what, answer) => {
  dynamo.on(GetItemCommand).resolves(answer);

  expect(await read()).toBeUndefined();
});

it.each(["ResourceNotFoundException", "AccessDeniedException"])("does without the table after %s", async (name) => {
  dynamo.on(GetItemCommand).rejects(Object.assign(new Error("no"), { name }));

  expect(await read()).toBeUndefined();
});

it("passes any other failure on", async () => {
  dynamo.on(GetItemCommand).rejects(new Error("ExpiredToken"));

  await expect(read()).rejects.toThrow("ExpiredToken");
});
