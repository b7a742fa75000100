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

it("asks for a day's RECEIVED tickets, and leaves out those the index only still shows as such", async () => {
  dynamodb.on(QueryCommand).resolves({ Items: [{ ticket_id: { S: "A" } }, { ticket_id: { S: "B" } }] });
  dynamodb.on(GetItemCommand).callsFake(({ Key }: GetItemCommandInput) => ({
    Item: { status: { S: Key?.["pk"]?.S === "TICKET#A" ? "RECEIVED" : "PROCESSING" } },
  }));

  expect(await received.unstartedOf("2026-11-20")).toEqual(["A"]);
  expect(values()).toEqual({
    ":status": { S: "RECEIVED" },
    ":from": { S: "2026-11-20" },
    ":until": { S: "2026-11-21" },
  });
});

it("leaves the last 15 minutes out, since their tickets may be on their way", async () => {
  dynamodb.on(QueryCommand).resolves({});
  await received.unstartedOf("2026-11-21");

  expect(values()).toMatchObject({ ":until": { S: "2026-11-21T08:15:00.000Z" } });
});

it("asks nothing about a day that has not been waited out", async () => {
  expect(await received.unstartedOf("2026-11-22")).toEqual([]);
  expect(dynamodb.calls()).toEqual([]);
});
