import { intakeItemKey, ticketItemKey } from "../../../../functions/shared/table/ticket-table.js";
import { expect, it } from "vitest";
import { respondForApi } from "../../../../scripts/proofs/bench/stub-service.js";

const call = (operation: string, input: unknown) => ({ target: `Service_1.${operation}`, input });
const aTicket = (id: string) => ({ ...ticketItemKey(id), status: { S: "RECEIVED" } });
const aKey = intakeItemKey("1");

it("returns the ticket stored last for every ticket, whatever call stored it", () => {
  const respond = respondForApi();
  respond(call("PutItem", { TableName: "t", Item: aTicket("1") }));
  expect(respond(call("GetItem", {}))).toEqual({ Item: aTicket("1") });

  respond(call("TransactWriteItems", { TransactItems: [{ Put: { Item: aKey } }, { Put: { Item: aTicket("2") } }] }));
  expect(respond(call("GetItem", {}))).toEqual({ Item: aTicket("2") });
  expect(respond(call("UpdateItem", {}))).toEqual({ Attributes: aKey });
});

it("lists a page of that ticket, and accepts records", () => {
  const respond = respondForApi();
  respond(call("PutItem", { TableName: "t", Item: aTicket("1") }));

  expect(respond(call("Query", {}))).toMatchObject({
    Count: 20,
    Items: expect.arrayContaining([aTicket("1")]) as unknown,
  });
  expect(respond(call("PutRecord", {}))).toHaveProperty("SequenceNumber");
});
