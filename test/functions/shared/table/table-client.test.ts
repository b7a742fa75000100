import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { expect, it } from "vitest";
import { createTableClient } from "../../../../functions/shared/table/table-client.js";

const LOGGER = expect.stringMatching(/^loggerMiddleware\b/) as string;

it("does not copy requests and responses for a log that nobody reads", () => {
  expect(new DynamoDBClient({}).middlewareStack.identify()).toContainEqual(LOGGER);
  expect(createTableClient(300).middlewareStack.identify()).not.toContainEqual(LOGGER);
});

it("makes three attempts, or as many as it is told", async () => {
  expect(await createTableClient(300).config.maxAttempts()).toBe(3);
  expect(await createTableClient(300, { maxAttempts: 2 }).config.maxAttempts()).toBe(2);
});
