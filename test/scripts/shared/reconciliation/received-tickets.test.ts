import { ticketItemKey } from "../../../../functions/shared/table/ticket-table.js";
import { DynamoDBClient, GetItemCommand, QueryCommand, type GetItemCommandInput } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { ReceivedTickets } from "../../../../scripts/shared/reconciliation/received-tickets.js";

const dynamodb = mockClient(DynamoDBClient);
const NOW = new Date("2026-11-21T08:30:00.000Z");
const received = new ReceivedTickets(new DynamoDBClient({ region: "us-east-1" }), "tickets", NOW);

const values = () => dynamodb.commandCalls(QueryCommand)[0]?.args[0].input.ExpressionAttributeValues;

beforeEach(() => {
  dynamodb.reset();
});

it("returns a day's RECEIVED tickets, and leaves out those whose status has changed since the index was updated", async () => {
  dynamodb
    .on(QueryCommand)
    .resolves({})
    .on(QueryCommand, { ExpressionAttributeValues: { ":listing": { S: "RECEIVED#3" } } })
    .resolves({ Items: [ticketItemKey("A"), ticketItemKey("B")] });
  dynamodb.on(GetItemCommand).callsFake(({ Key }: GetItemCommandInput) => ({
    Item: { status: { S: Key?.["pk"]?.S === ticketItemKey("A").pk.S ? "RECEIVED" : "PROCESSING" } },
  }));

  expect(await received.unstartedOf("2026-11-20")).toEqual(["A"]);
  expect(values()).toEqual({
    ":listing": { S: "RECEIVED#0" },
    ":from": { S: "2026-11-20" },
    ":until": { S: "2026-11-21" },
  });
});

it("leaves out the last 15 minutes, whose tickets may still be starting", async () => {
  dynamodb.on(QueryCommand).resolves({});
  await received.unstartedOf("2026-11-21");

  expect(values()).toMatchObject({ ":until": { S: "2026-11-21T08:15:00.000Z" } });
});

it("does not query for a day that is less than 15 minutes old", async () => {
  expect(await received.unstartedOf("2026-11-22")).toEqual([]);
  expect(dynamodb.calls()).toEqual([]);
});
