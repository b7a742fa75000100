import { expect, it } from "vitest";
import { respondForApi } from "../../../../scripts/proofs/bench/api-services.js";

const call = (operation: string, input: unknown) => ({ target: `Service_1.${operation}`, input });
const aTicket = (id: string) => ({ pk: { S: `TICKET#${id}` }, sk: { S: "TICKET" }, status: { S: "RECEIVED" } });
const aKey = { pk: { S: "IDEMPOTENCY#1" }, sk: { S: "IDEMPOTENCY" } };

it("gives every ticket as the last one stored, however it was stored", () => {
  const answer = respondForApi();
  answer(call("PutItem", { TableName: "t", Item: aTicket("1") }));
  expect(answer(call("GetItem", {}))).toEqual({ Item: aTicket("1") });

  answer(call("TransactWriteItems", { TransactItems: [{ Put: { Item: aKey } }, { Put: { Item: aTicket("2") } }] }));
  expect(answer(call("GetItem", {}))).toEqual({ Item: aTicket("2") });
  expect(answer(call("UpdateItem", {}))).toEqual({ Attributes: aKey });
});

it("lists a page of it, and takes records", () => {
  const answer = respondForApi();
  answer(call("PutItem", { TableName: "t", Item: aTicket("1") }));

  expect(answer(call("Query", {}))).toMatchObject({
    Count: 20,
    Items: expect.arrayContaining([aTicket("1")]) as unknown,
  });
  expect(answer(call("PutRecord", {}))).toHaveProperty("SequenceNumber");
});
