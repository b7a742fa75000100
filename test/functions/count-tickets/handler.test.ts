import { DynamoDBClient, TransactWriteItemsCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { aTicketRecord } from "../../support/builders/tickets.js";
import { aContext, aMessage, aQueueEvent } from "../../support/builders/queue-messages.js";
import { captureLogs, SECRET, stubFunctionEnv } from "../../support/builders/step-logs.js";
import { cancelledTransaction } from "../../support/builders/sdk-errors.js";

stubFunctionEnv({ TICKET_TABLE: "tickets" });
const logs = captureLogs();
const dynamo = mockClient(DynamoDBClient);
const { handler } = await import("../../../functions/count-tickets/handler.js");

const messageOf = (ticket_id: string) =>
  aMessage(aTicketRecord({ ticket_id, tier: "gold", priority: "HIGH", description: SECRET }), ticket_id);
const countMetrics = () => logs.entries().filter((entry) => "TicketsCounted" in entry);

beforeEach(() => {
  dynamo.reset();
  dynamo.on(UpdateItemCommand).resolves({});
});

it("counts each ticket in a metric by tier and priority, with the product as metadata and not as a dimension", async () => {
  dynamo.on(TransactWriteItemsCommand).resolves({});
  await handler(aQueueEvent([messageOf("TKT-1"), messageOf("TKT-2")]), aContext());

  expect(countMetrics()).toHaveLength(2);
  expect(countMetrics()[0]).toMatchObject({
    TicketsCounted: 1,
    tier: "gold",
    priority: "HIGH",
    product: "LaserPrint 400",
    _aws: { CloudWatchMetrics: [{ Namespace: "TicketPipeline", Dimensions: [["service", "tier", "priority"]] }] },
  });
  expect(logs.text()).not.toContain(SECRET);
});

it("adds no metric for a ticket that was counted before, and removes its message from the queue", async () => {
  const before = countMetrics().length;
  dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction("ConditionalCheckFailed", "None"));

  expect(await handler(aQueueEvent([messageOf("TKT-1")]), aContext())).toEqual({ batchItemFailures: [] });
  expect(countMetrics()).toHaveLength(before);
});

it("counts one ticket after the other, because the tickets of a batch often share a counter", async () => {
  let open = 0;
  let most = 0;
  dynamo.on(TransactWriteItemsCommand).callsFake(async () => {
    most = Math.max(most, ++open);
    await new Promise(setImmediate);
    open -= 1;
  });
  await handler(aQueueEvent([messageOf("TKT-1"), messageOf("TKT-2"), messageOf("TKT-3")]), aContext());

  expect(most).toBe(1);
});

it("hands back a ticket that cannot be counted", async () => {
  dynamo.on(TransactWriteItemsCommand).rejects(new Error("socket hang up"));

  expect(await handler(aQueueEvent([messageOf("TKT-1")]), aContext())).toEqual({
    batchItemFailures: [{ itemIdentifier: "TKT-1" }],
  });
});
