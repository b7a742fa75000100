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

describe("whether a budget surely has room", () => {
  const saw = (tickets: number, characters = 300) =>
    dynamo
      .on(UpdateItemCommand)
      .resolves({ Attributes: { tickets: { N: String(tickets) }, characters: { N: String(characters) } } });
  /** Counters of an instance that has counted nothing yet. */
  const anInstance = () =>
    new DynamoCallerBudgets(new DynamoDBClient({ region: "us-east-1" }), "tickets", {
      general: { tickets: 200, characters: 5_000 },
      gold: { tickets: 2_000, characters: 50_000 },
    });
  const after = async (expense = EXPENSE) => {
    const instance = anInstance();
    await instance.spend(expense);
    return instance;
  };
  const at = (text: string) => ({ ...EXPENSE, at: new Date(text) });

  it("is known from the counter as it was a minute ago at most, for the same caller and day", async () => {
    saw(1);
    const instance = await after();

    expect(instance.hasRoom(at("2026-11-21T08:31:00.000Z"))).toBe(true);
    expect(instance.hasRoom(at("2026-11-21T08:31:00.001Z"))).toBe(false);
    expect(instance.hasRoom({ ...EXPENSE, caller: "C-2" })).toBe(false);
    expect(anInstance().hasRoom(EXPENSE)).toBe(false);
    const evening = await after({ ...EXPENSE, at: new Date("2026-11-21T23:59:59.000Z") });
    expect(evening.hasRoom(at("2026-11-22T00:00:01.000Z"))).toBe(false);
  });

  it.each([
    [98, 300, true],
    [99, 300, false],
    [1, 2_199, true],
    [1, 2_200, false],
  ])("is so below half of it: %d tickets and %d characters used", async (tickets, characters, expected) => {
    saw(tickets, characters);

    expect((await after()).hasRoom(EXPENSE)).toBe(expected);
  });

  it.each([
    ["refuses", conditionFailed({ tickets: { N: "200" } })],
    ["fails", serviceUnavailable()],
  ])("is no longer known once the counter %s", async (_what, error) => {
    saw(1);
    const instance = await after();
    dynamo.on(UpdateItemCommand).rejects(error);
    await instance.spend(EXPENSE).catch(() => undefined);

    expect(instance.hasRoom(EXPENSE)).toBe(false);
  });

  it("is not known of a service that does not return the counter", async () => {
    expect((await after()).hasRoom(EXPENSE)).toBe(false);
  });

  it("is known of a thousand callers, the last ones", async () => {
    saw(1);
    const instance = anInstance();
    for (let caller = 0; caller <= 1_000; caller += 1) await instance.spend({ ...EXPENSE, caller: `C-${caller}` });

    expect(instance.hasRoom({ ...EXPENSE, caller: "C-0" })).toBe(false);
    expect(instance.hasRoom({ ...EXPENSE, caller: "C-1" })).toBe(true);
  });
});

it("ignores that there is nothing to give back or to mark", async () => {
  dynamo.on(UpdateItemCommand).rejects(conditionFailed());

  await budgets.giveBack(EXPENSE);
  await budgets.markCounted(EXPENSE);
});
