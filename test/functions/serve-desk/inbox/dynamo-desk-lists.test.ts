import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import type { DeskPartition, TicketFilter } from "../../../../functions/serve-desk/inbox/desk-lists.js";
import { DynamoDeskLists } from "../../../../functions/serve-desk/inbox/dynamo-desk-lists.js";
import { DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { aDeskTicket } from "../../../support/builders/desk-tickets.js";
import { serviceUnavailable } from "../../../support/builders/sdk-errors.js";
import { FakeDeskIndex, toIndexItem } from "../../../support/fakes/fake-desk-index.js";

const dynamo = mockClient(DynamoDBClient);
const warnings: unknown[] = [];
beforeEach(() => {
  dynamo.reset();
  warnings.length = 0;
});

const lists = new DynamoDeskLists({
  client: new DynamoDBClient({ region: "us-east-1" }),
  tableName: "tickets",
  now: () => new Date("2026-11-23T16:00:00.000Z"),
  log: { warn: (...entry) => void warnings.push(entry) },
});
const QUEUE: DeskPartition = { index: "by-queue", key: "general#unassigned#0" };
const ALL = { after: undefined, until: undefined, limit: 7 };
const query = () => dynamo.commandCalls(QueryCommand)[0]?.args[0].input;

describe("a list of the desk in DynamoDB", () => {
  it("is a query of one partition, without a filter unless one is asked for", async () => {
    const last = { due_key: { S: "2026-11-23T12:00:00.000Z#TKT-1" } };
    dynamo.on(QueryCommand).resolves({ Items: [toIndexItem(aDeskTicket())], LastEvaluatedKey: last });

    expect(await lists.read(QUEUE, ALL, {})).toMatchObject({
      rows: [{ ticketId: "TKT-1", subject: "An invoice twice", dueKey: "2026-11-23T12:00:00.000Z#TKT-1" }],
      readUpTo: "2026-11-23T12:00:00.000Z#TKT-1",
    });
    expect(query()).toEqual({
      TableName: "tickets",
      IndexName: "by-queue",
      KeyConditionExpression: "queue_key = :key AND due_key BETWEEN :first AND :last",
      ExpressionAttributeValues: { ":key": { S: QUEUE.key }, ":first": { S: "0" }, ":last": { S: "~" } },
      Limit: 7,
    });
  });

  it("is at its end without a key to go on with", async () => {
    dynamo.on(QueryCommand).resolves({});

    expect(await lists.read({ index: "by-agent", key: "AGENT#u-1" }, ALL, {})).toEqual({
      rows: [],
      readUpTo: undefined,
    });
    expect(query()).toMatchObject({ KeyConditionExpression: expect.stringMatching(/^agent_key = /) as string });
  });

  it("goes on just after a ticket, also after one of the same deadline, and up to a deadline", async () => {
    const index = new FakeDeskIndex();
    dynamo.on(QueryCommand).callsFake((input: QueryCommand["input"]) => index.query(input));
    for (const ticketId of ["TKT", "TKT-1", "TKT-10", "TKT_2"]) index.add(aDeskTicket({ ticketId, assignee: "u-1" }));
    const due = "2026-11-23T12:00:00.000Z";
    const idsBetween = async (after: string | undefined, until?: string) =>
      (await lists.read({ index: "by-agent", key: "AGENT#u-1" }, { after, until, limit: 9 }, {})).rows.map(
        ({ ticketId }) => ticketId,
      );

    expect(await idsBetween(`${due}#TKT`)).toEqual(["TKT-1", "TKT-10", "TKT_2"]);
    expect(await idsBetween(`${due}#TKT-1`, due)).toEqual(["TKT-10", "TKT_2"]);
    expect(await idsBetween(undefined, "2026-11-23T11:59:59.999Z")).toEqual([]);
  });

  it("reads nothing of a range that ends before it begins, which DynamoDB refuses", async () => {
    dynamo.on(QueryCommand).resolves({});
    const range = { after: "2026-11-23T12:00:00.000Z#TKT-1", until: "2026-11-23T11:00:00.000Z", limit: 7 };

    expect(await lists.read(QUEUE, range, {})).toEqual({ rows: [], readUpTo: undefined });
    expect(query()).toBeUndefined();
  });

  it("filters by placeholders, as status and language are reserved words, and never by a key", async () => {
    dynamo.on(QueryCommand).resolves({});
    const filter: Required<TicketFilter> = {
      status: "FAILED",
      deskStatus: "OPEN",
      priority: "HIGH",
      category: "BUG",
      tier: "gold",
      lane: "general",
      language: "de",
      tag: "vip",
      assignee: "u-1",
      customer: "C-1",
      submitted: { from: "2026", until: "2027" },
    };
    await lists.read(QUEUE, ALL, filter);
    const { FilterExpression = "", ExpressionAttributeNames = {}, ExpressionAttributeValues } = query() ?? {};

    expect(FilterExpression.split(" AND ")).toEqual([
      "#status = :status",
      "#desk_status = :desk_status",
      "#priority = :priority",
      "#category = :category",
      "#tier = :tier",
      "#lane = :lane",
      "#assignee = :assignee",
      "#customer_id = :customer_id",
      "(#language = :language OR begins_with(#language, :language_region))",
      "contains(#tags, :tags)",
      "#submitted_at BETWEEN :submitted_at_from",
      ":submitted_at_until",
    ]);
    expect(Object.values(ExpressionAttributeNames)).not.toContain("queue_key");
    expect(ExpressionAttributeValues).toMatchObject({
      ":status": { S: "FAILED" },
      ":language_region": { S: "de-" },
      ":tags": { S: "vip" },
      ":submitted_at_until": { S: "2027" },
    });
  });

  it("leaves out an item that cannot be read, and logs its key", async () => {
    const odd = { ...toIndexItem(aDeskTicket({ ticketId: "odd" })), sla: { S: "none" } };
    dynamo.on(QueryCommand).resolves({ Items: [odd, toIndexItem(aDeskTicket())] });

    expect((await lists.read(QUEUE, ALL, {})).rows.map(({ ticketId }) => ticketId)).toEqual(["TKT-1"]);
    expect(warnings).toEqual([["A ticket on the desk cannot be read", { key: "TICKET#odd", errorName: "ZodError" }]]);
  });

  it("translates the errors of DynamoDB", async () => {
    dynamo.onAnyCommand().rejects(serviceUnavailable());

    await expect(lists.read(QUEUE, ALL, {})).rejects.toBeInstanceOf(DependencyUnavailable);
  });
});
