import { BatchGetItemCommand, DynamoDBClient, GetItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoCustomers } from "../../../../functions/serve-desk/customers/dynamo-customers.js";
import { DependencyThrottled, DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import type { Item } from "../../../../functions/shared/table/attributes.js";
import { ticketItemKey } from "../../../../functions/shared/table/ticket-table.js";
import { serviceUnavailable } from "../../../support/builders/sdk-errors.js";

const dynamo = mockClient(DynamoDBClient);
const warnings: unknown[] = [];
beforeEach(() => {
  dynamo.reset();
  warnings.length = 0;
});
const customers = new DynamoCustomers({
  client: new DynamoDBClient({ region: "us-east-1" }),
  tableName: "tickets",
  log: { warn: (...entry) => void warnings.push(entry) },
});

const AT = "2026-11-23T08:00:00.000Z";

const listed = (ticketId: string, change: Item = {}) => ({
  ...ticketItemKey(ticketId),
  ticket_id: { S: ticketId },
  customer_id: { S: "C-1" },
  submitted_at: { S: AT },
  status: { S: "PROCESSING" },
  subject_preview: { S: "An invoice twice" },
  ...change,
});
const solved = (ticketId: string) => ({
  ...ticketItemKey(ticketId),
  status: { S: "ANSWERED" },
  desk_status: { S: "SOLVED" },
  solved_at: { S: AT },
  assignee: { S: "u-ada" },
});
const answerBatch = (...items: Record<string, { S: string }>[]) =>
  dynamo.on(BatchGetItemCommand).resolves({ Responses: { tickets: items } });

describe("a customer's history in DynamoDB", () => {
  it("is a query of the index, and what only the tickets themselves have", async () => {
    dynamo.on(QueryCommand).resolves({ Items: [listed("TKT-2"), listed("TKT-1")] });
    answerBatch(solved("TKT-1"));

    expect(await customers.history("C-1", 2, undefined)).toMatchObject({
      tickets: [
        { ticketId: "TKT-2", status: "PROCESSING", subject: "An invoice twice", assignee: undefined },
        { ticketId: "TKT-1", status: "ANSWERED", deskStatus: "SOLVED", solvedAt: AT, assignee: "u-ada" },
      ],
      next: undefined,
    });
    expect(dynamo.commandCalls(QueryCommand)[0]?.args[0].input).toEqual({
      TableName: "tickets",
      IndexName: "by-customer",
      KeyConditionExpression: "customer_id = :customer",
      ExpressionAttributeValues: { ":customer": { S: "C-1" } },
      ExclusiveStartKey: undefined,
      ScanIndexForward: false,
      Limit: 3,
    });
    const { RequestItems } = dynamo.commandCalls(BatchGetItemCommand)[0]?.args[0].input ?? {};
    expect(RequestItems?.["tickets"]?.ProjectionExpression).toBe("#pk, #status, #desk_status, #solved_at, #assignee");
  });

  it("goes on just after the last ticket of a page, with the customer's own key", async () => {
    dynamo.on(QueryCommand).resolves({ Items: ["TKT-3", "TKT-2", "TKT-1"].map((id) => listed(id)) });
    answerBatch();
    const { next } = await customers.history("C-1", 2, undefined);
    await customers.history("C-1", 2, next);

    expect(next).toEqual({ submittedAt: AT, ticketId: "TKT-2" });
    expect(dynamo.commandCalls(QueryCommand)[1]?.args[0].input.ExclusiveStartKey).toEqual({
      ...ticketItemKey("TKT-2"),
      customer_id: { S: "C-1" },
      submitted_at: { S: AT },
    });
  });

  it("asks again for what a batch left out, and gives up when it always does", async () => {
    const left = { UnprocessedKeys: { tickets: { Keys: [ticketItemKey("TKT-1")] } } };
    dynamo.on(QueryCommand).resolves({ Items: [listed("TKT-1")] });
    dynamo
      .on(BatchGetItemCommand)
      .resolvesOnce(left)
      .resolvesOnce({ Responses: { tickets: [solved("TKT-1")] } })
      .resolves(left);

    expect(await customers.history("C-1", 2, undefined)).toMatchObject({ tickets: [{ deskStatus: "SOLVED" }] });
    await expect(customers.history("C-1", 2, undefined)).rejects.toThrow(DependencyThrottled);
  });

  it("leaves out a ticket that cannot be read, and says which", async () => {
    dynamo.on(QueryCommand).resolves({ Items: [listed("TKT-2", { submitted_at: { N: "1" } }), listed("TKT-1")] });
    answerBatch();

    expect((await customers.history("C-1", 5, undefined)).tickets).toMatchObject([{ ticketId: "TKT-1" }]);
    expect(JSON.stringify(warnings)).toContain("TICKET#TKT-2");
  });

  it("reads no batch for nobody's tickets, and passes on that the table is unavailable", async () => {
    dynamo.on(QueryCommand).resolvesOnce({ Items: [] }).rejects(serviceUnavailable());

    expect(await customers.history("C-1", 5, undefined)).toEqual({ tickets: [], next: undefined });
    expect(dynamo.commandCalls(BatchGetItemCommand)).toEqual([]);
    await expect(customers.history("C-1", 5, undefined)).rejects.toThrow(DependencyUnavailable);
  });
});

describe("what the newest tickets say of a customer", () => {
  it("is a count of one read, and the newest contact", async () => {
    dynamo.on(QueryCommand).resolves({
      Items: [listed("TKT-3"), listed("TKT-2"), listed("TKT-1", { status: { S: "ANSWERED" } })],
      LastEvaluatedKey: listed("TKT-1"),
    });
    answerBatch(
      { ...ticketItemKey("TKT-3"), customer_company: { S: "Example Ltd" } },
      { ...ticketItemKey("TKT-2"), customer_email: { S: "ada@example.com" } },
      { ...ticketItemKey("TKT-1"), customer_email: { S: "old@example.com" } },
    );

    expect(await customers.summarize("C-1")).toMatchObject({
      total: 3,
      byStatus: { PROCESSING: 2, ANSWERED: 1 },
      isComplete: false,
      newest: { ticketId: "TKT-3" },
      contact: { email: "ada@example.com" },
    });
  });

  it("is nothing without a ticket", async () => {
    dynamo.on(QueryCommand).resolves({});

    expect(await customers.summarize("C-1")).toEqual({
      total: 0,
      byStatus: {},
      isComplete: true,
      newest: undefined,
      contact: {},
    });
  });
});

describe("a customer's account", () => {
  it("is read by the id of its user", async () => {
    const profile = { name: { S: "Ada" }, email: { S: "a@b.example" }, role: { S: "customer" }, tier: { S: "gold" } };
    dynamo.on(GetItemCommand).resolvesOnce({ Item: profile }).resolves({});

    expect(await customers.account("u-1")).toEqual({
      name: "Ada",
      email: "a@b.example",
      role: "customer",
      tier: "gold",
    });
    expect(await customers.account("C-1")).toBeUndefined();
  });
});
