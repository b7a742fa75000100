import { DynamoDBClient, QueryCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { expect, it } from "vitest";
import { RULE_KINDS } from "../../../functions/shared/desk/rules/rule-kinds.js";
import { toRuleItem } from "../../../functions/shared/desk/store/rule-item.js";
import { aTicketRecord } from "../../support/builders/tickets.js";
import { aContext, aMessage, aQueueEvent } from "../../support/builders/queue-messages.js";
import { serviceUnavailable } from "../../support/builders/sdk-errors.js";
import { stubFunctionEnv } from "../../support/builders/step-logs.js";

stubFunctionEnv({ TICKET_TABLE: "tickets" });
const dynamo = mockClient(DynamoDBClient);
const { handler } = await import("../../../functions/set-general-lane/handler.js");

const halfAnHour = toRuleItem(RULE_KINDS.slaPolicies, {
  id: "half-an-hour",
  value: {
    name: "Half an hour for everybody",
    position: 0,
    tiers: [],
    priorities: [],
    categories: [],
    schedule: "around-the-clock",
    targets: { firstResponse: 30 },
    enabled: true,
  },
  version: 1,
  updatedAt: "2026-11-21T08:00:00.000Z",
  updatedBy: "u-root",
});
const event = aQueueEvent([aMessage(aTicketRecord(), "ticket")]);

it("hands tickets back while the rules cannot be read, and then measures them by the rules of the table", async () => {
  dynamo.on(QueryCommand).rejects(serviceUnavailable());
  expect(await handler(event, aContext())).toEqual({ batchItemFailures: [{ itemIdentifier: "ticket" }] });
  expect(dynamo.commandCalls(UpdateItemCommand)).toEqual([]);

  dynamo.on(QueryCommand).resolves({});
  dynamo
    .on(QueryCommand, { ExpressionAttributeValues: { ":collection": { S: "SLA" } } })
    .resolves({ Items: [halfAnHour] });
  expect(await handler(event, aContext())).toEqual({ batchItemFailures: [] });
  expect(dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input).toMatchObject({
    ExpressionAttributeValues: { ":lane": { S: "general" }, ":answer_by": { S: "2026-11-21T09:00:00.000Z" } },
  });
});
