import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoCountedProducts } from "../../../functions/count-tickets/dynamo-counted-products.js";

const dynamo = mockClient(DynamoDBClient);
const DAY = "2026-11-21";
const open = () => new DynamoCountedProducts(new DynamoDBClient({ region: "us-east-1" }), "tickets", 3);
const updates = () => dynamo.commandCalls(UpdateItemCommand).map(({ args }) => args[0].input);
const full = (...SS: string[]) =>
  new ConditionalCheckFailedException({ message: "no", $metadata: {}, Item: { products: { SS } } });

beforeEach(() => {
  dynamo.reset();
});

describe("the products of a day", () => {
  it("are added to the day's item, on the condition that it has room or the product", async () => {
    dynamo.on(UpdateItemCommand).resolves({ Attributes: { products: { SS: ["a"] } } });

    expect(await open().admit(DAY, "a")).toBe(true);
    expect(updates()[0]).toEqual({
      TableName: "tickets",
      Key: { pk: { S: "PRODUCTS#2026-11-21" }, sk: { S: "PRODUCTS" } },
      UpdateExpression: "ADD products :products",
      ConditionExpression: "contains(products, :product) OR attribute_not_exists(products) OR size(products) < :most",
      ExpressionAttributeValues: { ":products": { SS: ["a"] }, ":product": { S: "a" }, ":most": { N: "3" } },
      ReturnValues: "ALL_NEW",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });
  });

  it("are asked for once: what other instances added is known, too", async () => {
    dynamo.on(UpdateItemCommand).resolves({ Attributes: { products: { SS: ["a", "b"] } } });
    const products = open();
    for (const product of ["a", "a", "b"]) expect(await products.admit(DAY, product)).toBe(true);

    expect(updates()).toHaveLength(1);
  });

  it("refuse others when they are full, without asking again, each day for itself", async () => {
    dynamo
      .on(UpdateItemCommand, { Key: { pk: { S: `PRODUCTS#${DAY}` }, sk: { S: "PRODUCTS" } } })
      .rejects(full("a", "b", "c"));
    const products = open();

    expect(await products.admit(DAY, "d")).toBe(false);
    expect(await products.admit(DAY, "e")).toBe(false);
    expect(await products.admit(DAY, "a")).toBe(true);
    expect(updates()).toHaveLength(1);
    dynamo.on(UpdateItemCommand).resolves({});
    expect(await products.admit("2026-11-22", "d")).toBe(true);
  });

  it("are right with a table that returns no item", async () => {
    dynamo
      .on(UpdateItemCommand)
      .resolvesOnce({})
      .rejects(new ConditionalCheckFailedException({ message: "no", $metadata: {} }));
    const products = open();

    expect([await products.admit(DAY, "a"), await products.admit(DAY, "b"), await products.admit(DAY, "a")]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("translate the error of an unavailable table", async () => {
    dynamo.on(UpdateItemCommand).rejects(new Error("socket hang up"));

    await expect(open().admit(DAY, "a")).rejects.toMatchObject({ name: "DependencyUnavailable" });
  });
});
