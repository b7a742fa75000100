import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { DynamoIntakeTable } from "../../../../functions/serve-api/intake/dynamo-intake-table.js";
import { DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { cancelledTransaction, serviceUnavailable } from "../../../support/builders/sdk-errors.js";

const dynamo = mockClient(DynamoDBClient);
const noWait = { sleep: () => Promise.resolve(), random: () => 0 };
const table = new DynamoIntakeTable(new DynamoDBClient({ region: "us-east-1" }), "tickets", noWait);

const AT = new Date("2026-11-21T08:30:00.000Z");
const TICKET = {
  ticketId: "TKT-1",
  submittedAt: AT.toISOString(),
  tier: "gold",
  customerId: "C-1",
  subject: "No coffee",
} as const;
const KEY = { id: "f00", requestHash: "abc", expiresAt: 1_800_000_000 };
const TICKET_ITEM = {
  pk: { S: "TICKET#TKT-1" },
  sk: { S: "TICKET" },
  ticket_id: { S: "TKT-1" },
  status: { S: "RECEIVED" },
  submitted_at: { S: AT.toISOString() },
  customer_id: { S: "C-1" },
  tier: { S: "gold" },
  channel: { S: "api" },
  subject: { S: "No coffee" },
  subject_preview: { S: "No coffee" },
  listing_key: { S: "RECEIVED#6" },
};
const KEY_ITEM = {
  pk: { S: "IDEMPOTENCY#f00" },
  sk: { S: "IDEMPOTENCY" },
  request_hash: { S: "abc" },
  ticket_id: { S: "TKT-1" },
  submitted_at: { S: AT.toISOString() },
  tier: { S: "gold" },
  expires_at: { N: "1800000000" },
};

const conditionFailed = () => new ConditionalCheckFailedException({ message: "no", $metadata: {} });
const transaction = () => dynamo.commandCalls(TransactWriteItemsCommand)[0]?.args[0].input.TransactItems;
const update = () => dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input;

beforeEach(() => {
  dynamo.reset();
});

describe("open", () => {
  it("puts a ticket without a key alone, and overwrites no item", async () => {
    dynamo.on(PutItemCommand).resolves({});

    expect(await table.open(TICKET, undefined)).toBeUndefined();
    expect(dynamo.commandCalls(PutItemCommand)[0]?.args[0].input).toEqual({
      TableName: "tickets",
      Item: TICKET_ITEM,
      ConditionExpression: "attribute_not_exists(pk)",
    });
  });

  it("accepts its own item as written by an attempt whose response was lost", async () => {
    dynamo.on(PutItemCommand).rejects(conditionFailed());

    await expect(table.open(TICKET, undefined)).resolves.toBeUndefined();
  });

  it("writes ticket and key together, unless the key has an earlier ticket and has not expired", async () => {
    dynamo.on(TransactWriteItemsCommand).resolves({});

    expect(await table.open(TICKET, KEY)).toBeUndefined();
    expect(transaction()).toEqual([
      {
        Put: {
          TableName: "tickets",
          Item: KEY_ITEM,
          ConditionExpression: "attribute_not_exists(pk) OR expires_at < :now",
          ExpressionAttributeValues: { ":now": { N: String(AT.getTime() / 1_000) } },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
      { Put: { TableName: "tickets", Item: TICKET_ITEM, ConditionExpression: "attribute_not_exists(pk)" } },
    ]);
  });

  it("returns the earlier ticket of the key, and how far it is", async () => {
    const Item = { ...KEY_ITEM, accepted_at: { S: "x" }, refused_at: { S: "x" } };
    dynamo
      .on(TransactWriteItemsCommand)
      .rejects(cancelledTransaction({ Code: "ConditionalCheckFailed", Item }, { Code: "None" }));

    expect(await table.open({ ...TICKET, ticketId: "TKT-2" }, KEY)).toEqual({
      ticketId: "TKT-1",
      submittedAt: AT.toISOString(),
      tier: "gold",
      requestHash: "abc",
      accepted: true,
      refused: true,
    });
  });

  it("retries a transaction that conflicted with an equal request's", async () => {
    dynamo
      .on(TransactWriteItemsCommand)
      .rejectsOnce(cancelledTransaction({ Code: "TransactionConflict" }, { Code: "None" }))
      .resolves({});

    expect(await table.open(TICKET, KEY)).toBeUndefined();
    expect(dynamo.commandCalls(TransactWriteItemsCommand)).toHaveLength(2);
  });
});

describe("accept", () => {
  it("marks the key of this ticket, and returns what was marked before", async () => {
    dynamo.on(UpdateItemCommand).resolves({ Attributes: { ...KEY_ITEM, refused_at: { S: "x" } } });

    expect(await table.accept("TKT-1", "f00", AT)).toEqual({ accepted: false, refused: true });
    expect(update()).toMatchObject({
      Key: { pk: { S: "IDEMPOTENCY#f00" }, sk: { S: "IDEMPOTENCY" } },
      ConditionExpression: "ticket_id = :ticket",
      ReturnValues: "ALL_OLD",
    });
  });
});

describe("refuse", () => {
  const fault = { error: "DependencyUnavailable", at: AT };

  it("marks the ticket and its key together, each on its condition", async () => {
    dynamo.on(TransactWriteItemsCommand).resolves({});

    expect(await table.refuse("TKT-1", "f00", fault)).toBe("refused");
    expect(transaction()).toMatchObject([
      {
        Update: {
          Key: { pk: { S: "TICKET#TKT-1" }, sk: { S: "TICKET" } },
          UpdateExpression: "SET #status = :refused, intake_error = :error, intake_failed_at = :at REMOVE listing_key",
          ConditionExpression: "#status IN (:received, :refused) AND attribute_not_exists(content_hash)",
          ExpressionAttributeValues: { ":refused": { S: "NOT_ACCEPTED" }, ":error": { S: "DependencyUnavailable" } },
        },
      },
      {
        Update: {
          Key: { pk: { S: "IDEMPOTENCY#f00" }, sk: { S: "IDEMPOTENCY" } },
          ConditionExpression: "ticket_id = :ticket AND attribute_not_exists(accepted_at)",
        },
      },
    ]);
  });

  it.each([
    ["the workflow has it", [{ Code: "ConditionalCheckFailed", Item: { content_hash: { S: "x" } } }, { Code: "None" }]],
    [
      "an equal request put it",
      [{ Code: "None" }, { Code: "ConditionalCheckFailed", Item: { ...KEY_ITEM, accepted_at: { S: "x" } } }],
    ],
  ])("returns that the ticket is on the stream when %s", async (_why, reasons) => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction(...reasons));

    expect(await table.refuse("TKT-1", "f00", fault)).toBe("in-stream");
  });

  it.each([
    ["is gone", [{ Code: "None" }, { Code: "ConditionalCheckFailed" }]],
    [
      "stands for another ticket",
      [
        { Code: "None" },
        { Code: "ConditionalCheckFailed", Item: { ...KEY_ITEM, ticket_id: { S: "TKT-2" }, accepted_at: { S: "x" } } },
      ],
    ],
  ])("does not count the ticket as on the stream when its key %s", async (_why, reasons) => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelledTransaction(...reasons));

    expect(await table.refuse("TKT-1", "f00", fault)).toBe("refused");
  });
});

describe("reopen", () => {
  it("changes only a NOT_ACCEPTED ticket", async () => {
    dynamo.on(UpdateItemCommand).resolves({});
    await table.reopen("TKT-1");

    expect(update()).toMatchObject({
      Key: { pk: { S: "TICKET#TKT-1" }, sk: { S: "TICKET" } },
      UpdateExpression: "SET #status = :received, listing_key = :listing REMOVE intake_error, intake_failed_at",
      ConditionExpression: "#status = :refused AND attribute_not_exists(content_hash)",
      ExpressionAttributeValues: { ":listing": TICKET_ITEM.listing_key },
    });
  });

  it("ignores any other ticket", async () => {
    dynamo.on(UpdateItemCommand).rejects(conditionFailed());

    await expect(table.reopen("TKT-1")).resolves.toBeUndefined();
  });
});

it("translates the errors of DynamoDB", async () => {
  dynamo.onAnyCommand().rejects(serviceUnavailable());

  for (const call of [
    table.open(TICKET, undefined),
    table.open(TICKET, KEY),
    table.accept("TKT-1", "f00", AT),
    table.refuse("TKT-1", undefined, { error: "e", at: AT }),
    table.reopen("TKT-1"),
  ])
    await expect(call).rejects.toBeInstanceOf(DependencyUnavailable);
});
