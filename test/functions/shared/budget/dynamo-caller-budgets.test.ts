import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoCallerBudgets } from "../../../../functions/shared/budget/dynamo-caller-budgets.js";
import { DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { serviceUnavailable } from "../../../support/builders/sdk-errors.js";

const dynamo = mockClient(DynamoDBClient);
const budgets = new DynamoCallerBudgets(new DynamoDBClient({ region: "us-east-1" }), "tickets", {
  general: { tickets: 200, characters: 5_000 },
  gold: { tickets: 2_000, characters: 50_000 },
});

const EXPENSE = {
  counter: "api",
  caller: "C-1",
  tier: "general",
  characters: 300,
  at: new Date("2026-11-21T08:30:00.000Z"),
} as const;

const input = () => dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input;
const conditionFailed = (Item?: ConditionalCheckFailedException["Item"]) =>
  new ConditionalCheckFailedException({ message: "no", $metadata: {}, ...(Item && { Item }) });

beforeEach(() => {
  dynamo.reset();
  dynamo.on(UpdateItemCommand).resolves({});
});

describe("spend", () => {
  it("is one conditional write to an item of caller and day, which expires a day after it", async () => {
    await budgets.spend(EXPENSE);

    expect(dynamo.commandCalls(UpdateItemCommand)).toHaveLength(1);
    expect(input()).toMatchObject({
      Key: { pk: { S: "BUDGET#api#C-1" }, sk: { S: "2026-11-21" } },
      ConditionExpression: expect.stringContaining("tickets < :tickets AND characters <= :left"),
      ExpressionAttributeValues: {
        ":tickets": { N: "200" },
        ":left": { N: "4700" },
        ":expires": { N: String(Date.parse("2026-11-23T00:00:00.000Z") / 1_000) },
      },
    });
  });

  it("takes the budget of the caller's tier", async () => {
    await budgets.spend({ ...EXPENSE, tier: "gold" });

    expect(input()?.ExpressionAttributeValues).toMatchObject({ ":tickets": { N: "2000" }, ":left": { N: "49700" } });
  });

  it.each([
    [{ tickets: { N: "200" }, characters: { N: "10" } }, "tickets"],
    [{ tickets: { N: "10" }, characters: { N: "4900" } }, "characters"],
    [undefined, "tickets"],
  ] as const)("says of %j that %s are used up", async (item, budget) => {
    dynamo.on(UpdateItemCommand).rejects(conditionFailed(item));

    expect(await budgets.spend(EXPENSE)).toMatchObject({ budget });
  });

  it("leaves an error of the service to its caller", async () => {
    dynamo.on(UpdateItemCommand).rejects(serviceUnavailable());

    await expect(budgets.spend(EXPENSE)).rejects.toThrow(DependencyUnavailable);
    await expect(budgets.giveBack(EXPENSE)).rejects.toThrow(DependencyUnavailable);
    await expect(budgets.markCounted(EXPENSE)).rejects.toThrow(DependencyUnavailable);
  });
});

it("ignores that there is nothing to give back or to mark", async () => {
  dynamo.on(UpdateItemCommand).rejects(conditionFailed());

  await budgets.giveBack(EXPENSE);
  await budgets.markCounted(EXPENSE);
});
