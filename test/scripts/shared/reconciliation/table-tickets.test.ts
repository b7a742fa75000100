import { ticketItemKey } from "../../../../functions/shared/table/ticket-table.js";
import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import type { TicketRecord } from "../../../../functions/shared/contracts/ticket-record-schema.js";
import { differingColumns, fingerprint } from "../../../../scripts/shared/reconciliation/fingerprint.js";
import type { LocatedEntry } from "../../../../scripts/shared/reconciliation/read-day.js";
import type { LocationReader } from "../../../../scripts/shared/reconciliation/reconcile.js";
import { TableTickets } from "../../../../scripts/shared/reconciliation/table-tickets.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";
import { contentOf } from "../../../support/fakes/reconcile-fakes.js";

const dynamodb = mockClient(DynamoDBClient);

beforeEach(() => dynamodb.reset());

const DAY = "2026-11-21";

const region = { region: "us-east-1" };

const entriesOn = async (source: LocationReader, ...days: readonly string[]): Promise<readonly LocatedEntry[]> => {
  const entries: LocatedEntry[] = [];
  for await (const one of source.ticketsOf(days)) entries.push(one);
  return entries;
};

const itemOf = (record: TicketRecord): Record<string, AttributeValue> =>
  Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) =>
      value === null ? [] : [[name, typeof value === "number" ? { N: String(value) } : { S: value }]],
    ),
  );

const keys = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...ticketItemKey(String(from + index)),
    submitted_at: { S: `${DAY}T08:30:00.000Z` },
  }));

describe("TableTickets", () => {
  const table = () => new TableTickets(new DynamoDBClient(region), "tickets");

  it("finds the finished tickets of the day by the index, and reads their whole items", async () => {
    dynamodb.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values }: QueryCommandInput) => ({
      Items: values?.[":listing"]?.S === "ANSWERED#7" ? keys(0, 1) : [],
    }));
    dynamodb.on(BatchGetItemCommand).resolves({
      Responses: { tickets: [{ ...itemOf(aTicketRecord()), ...ticketItemKey("0") }] },
    });
    const [entry] = await entriesOn(table(), DAY);

    const queries = dynamodb.commandCalls(QueryCommand).map(({ args }) => args[0].input.ExpressionAttributeValues);
    expect(queries).toEqual(
      ["ANSWERED", "NEEDS_HUMAN"].flatMap((status) =>
        Array.from("0123456789abcdef").map((shard) => ({
          ":listing": { S: `${status}#${shard}` },
          ":from": { S: "2026-11-21" },
          ":until": { S: "2026-11-22" },
        })),
      ),
    );
    expect(entry?.day).toBe(DAY);
    const content = entry !== undefined && "content" in entry ? entry.content : new Map();
    expect(differingColumns(fingerprint(content), fingerprint(contentOf(aTicketRecord())))).toEqual([]);
  });

  it.each([
    ["quiet days with one query for many of them, and counts them", 2, 4, 32],
    ["busy days without reading the rest of their tickets", 2_000, Infinity, 34],
  ])("finds %s", async (_what, perDay, counted, queries) => {
    const busy = Array.from({ length: perDay }, (_, index) =>
      new Date(Date.UTC(2026, 10, 20, 8) + index).toISOString(),
    );
    const submitted = ["1970-01-01T00:00:00.000Z", ...busy, "2026-11-21T08:00:00.000Z"];
    const last = "9999-12-31T23:59:59.999Z";
    dynamodb.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values, Limit }: QueryCommandInput) => {
      const from = values?.[":from"]?.S ?? "";
      const tickets: Record<string, string[]> = { "ANSWERED#0": submitted, "ANSWERED#f": submitted };
      const times =
        tickets[values?.[":listing"]?.S ?? ""] ?? (values?.[":listing"]?.S === "NEEDS_HUMAN#3" ? [last] : []);
      const found = times.filter((time) => time >= from).map((S) => ({ submitted_at: { S } }));
      const isCut = found.length > (Limit ?? Infinity);
      return { Items: found.slice(0, Limit), ...(isCut && { LastEvaluatedKey: { pk: { S: "x" } } }) };
    });

    const days = await table().daysIn({ from: "1970-01-01", to: "9999-12-31" });

    expect(Object.fromEntries(days)).toEqual({
      "1970-01-01": 2,
      "2026-11-20": counted,
      "2026-11-21": 2,
      "9999-12-31": 1,
    });
    expect(dynamodb.commandCalls(QueryCommand)).toHaveLength(queries);
  });

  it("does not compare what staff may have changed, and nothing else of such a ticket", async () => {
    const record = aTicketRecord();
    const byStaff = {
      priority: { S: "NORMAL" },
      category: { S: "OTHER" },
      subject: { S: "Edited" },
      language: { S: "fr" },
    };
    const find = async (version: string, change: Record<string, AttributeValue>) => {
      dynamodb.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values }: QueryCommandInput) => ({
        Items: values?.[":listing"]?.S === "ANSWERED#7" ? keys(0, 1) : [],
      }));
      const item = { ...itemOf(record), ...change, ...ticketItemKey("0"), version: { N: version } };
      dynamodb.on(BatchGetItemCommand).resolves({ Responses: { tickets: [item] } });
      const [entry] = await entriesOn(table(), DAY);
      const content = entry !== undefined && "content" in entry ? entry.content : new Map();
      return differingColumns(fingerprint(content), fingerprint(contentOf(record)));
    };

    expect(await find("2", byStaff)).toEqual([]);
    expect(await find("2", { ...byStaff, description: { S: "Edited" } })).toEqual(["description"]);
    expect(await find("1", byStaff)).toEqual(["subject", "priority", "language", "category"]);
  });

  it("leaves out a day after the range, and stops between two queries", async () => {
    dynamodb.on(QueryCommand).resolves({ Items: [{ submitted_at: { S: "2026-11-22T00:00:00.000Z" } }] });

    expect((await table().daysIn({ from: "2026-11-20", to: "2026-11-21" })).size).toBe(0);
    await expect(table().daysIn({ from: "2026-11-20", to: "2026-11-21" }, AbortSignal.abort())).rejects.toThrow(
      "abort",
    );
  });

  it("counts the tickets of the days before and after a range, page by page", async () => {
    const next = { LastEvaluatedKey: { pk: { S: "x" } } };
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Count: 2, ...next })
      .resolves({ Count: 1 });

    expect(await table().countOutside({ from: "2026-11-20", to: "2026-11-21" })).toBe(66);

    const asked = dynamodb
      .commandCalls(QueryCommand)
      .map(({ args: [{ input }] }) => [
        ...[
          input.Select,
          input.ExpressionAttributeValues?.[":from"]?.S,
          input.ExpressionAttributeValues?.[":until"]?.S,
        ],
      ]);
    expect(asked[0]).toEqual(["COUNT", "0001-01-01", "2026-11-20"]);
    expect(asked.at(-1)).toEqual(["COUNT", "2026-11-22", "9999-12-31~"]);
    await expect(table().countOutside({ from: "2026-11-20", to: "2026-11-21" }, AbortSignal.abort())).rejects.toThrow(
      "abort",
    );
  });

  it("reads several days with one query for each status and shard", async () => {
    dynamodb.on(QueryCommand).resolves({});
    await entriesOn(table(), "1999-12-31", DAY);

    const asked = dynamodb.commandCalls(QueryCommand).map(({ args }) => args[0].input.ExpressionAttributeValues);
    expect(asked.map((values) => [values?.[":from"]?.S, values?.[":until"]?.S])).toEqual(
      Array.from({ length: 32 }, () => ["1999-12-31", "2026-11-22"]),
    );
  });

  it("reads a hundred items at a time, and repeats unprocessed keys", async () => {
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Items: keys(0, 150) })
      .resolves({ Items: [] });
    const requested: number[] = [];
    dynamodb.on(BatchGetItemCommand).callsFake(({ RequestItems }: BatchGetItemCommandInput) => {
      const wanted = RequestItems?.["tickets"]?.Keys ?? [];
      requested.push(wanted.length);
      const left = wanted.length === 100 ? wanted.slice(90) : [];
      return {
        Responses: { tickets: wanted.slice(0, wanted.length - left.length) },
        UnprocessedKeys: left.length > 0 ? { tickets: { Keys: left } } : {},
      };
    });

    expect(await entriesOn(table(), DAY)).toHaveLength(150);
    expect(requested).toEqual([100, 10, 50]);
  });

  it("returns the record from which an item was made", async () => {
    dynamodb.on(GetItemCommand).resolves({ Item: { ...itemOf(aTicketRecord()), status: { S: "ANSWERED" } } });

    expect(await table().read("TKT-20261121-0001")).toEqual(aTicketRecord());
  });

  it("refuses to return an item with missing columns as a record", async () => {
    dynamodb.on(GetItemCommand).resolves({ Item: { ticket_id: { S: "T" }, status: { S: "PROCESSING" } } });

    await expect(table().read("T")).rejects.toThrow("submitted_at");
  });

  it("adds an item like the workflow's, on condition that none exists", async () => {
    dynamodb.on(PutItemCommand).resolves({});

    expect(await table().add(aTicketRecord(), "unknown")).toBe(true);
    expect(dynamodb.commandCalls(PutItemCommand)[0]?.args[0].input).toEqual({
      TableName: "tickets",
      ConditionExpression: "attribute_not_exists(pk)",
      Item: {
        ...itemOf(aTicketRecord()),
        pk: { S: "TICKET#TKT-20261121-0001" },
        sk: { S: "TICKET" },
        status: { S: "ANSWERED" },
        content_hash: { S: "unknown" },
        listing_key: { S: "ANSWERED#a" },
        subject_preview: { S: aTicketRecord().subject },
      },
    });
  });

  it("reports that it added nothing if an item exists", async () => {
    dynamodb.on(PutItemCommand).rejects(new ConditionalCheckFailedException({ message: "exists", $metadata: {} }));

    expect(await table().add(aTicketRecord(), "hash")).toBe(false);
  });
});
