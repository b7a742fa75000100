import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type AttributeValue,
  type BatchGetItemCommandInput,
  type QueryCommandInput,
} from "@aws-sdk/client-dynamodb";
import { GetJobRunCommand, GlueClient, StartJobRunCommand } from "@aws-sdk/client-glue";
import {
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { DescribeExecutionCommand, ExecutionDoesNotExist, SFNClient } from "@aws-sdk/client-sfn";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import type { TicketRecord } from "../../../../functions/shared/contracts/ticket-record.js";
import { executionHashes, UNKNOWN_HASH } from "../../../../scripts/shared/reconciliation/repairs.js";
import { differingColumns, fingerprint } from "../../../../scripts/shared/reconciliation/fingerprint.js";
import { findBucket } from "../../../../scripts/shared/deployment/bucket.js";
import { GlueLoader } from "../../../../scripts/shared/reconciliation/loaders.js";
import { ObjectTickets } from "../../../../scripts/shared/reconciliation/object-tickets.js";
import type { LocatedEntry, LocationReader } from "../../../../scripts/shared/reconciliation/reconcile.js";
import { TableTickets } from "../../../../scripts/shared/reconciliation/table-tickets.js";
import { resolveTarget } from "../../../../scripts/shared/deployment/target.js";
import { aTicketRecord, aWorkflowInput } from "../../../support/builders/tickets.js";
import { contentOf } from "../../../support/fakes/reconcile-fakes.js";

const dynamodb = mockClient(DynamoDBClient);
const s3 = mockClient(S3Client);
const glue = mockClient(GlueClient);
const sfn = mockClient(SFNClient);

beforeEach(() => {
  for (const api of [dynamodb, s3, glue, sfn]) api.reset();
});

const DAY = "2026-11-21";
const KEY = "tickets/2026/11/21/ticket_TKT-20261121-0001.json";
const region = { region: "us-east-1" };

const entriesOn = async (source: LocationReader, day: string): Promise<readonly LocatedEntry[]> => {
  const entries: LocatedEntry[] = [];
  for await (const one of source.ticketsOf(day)) entries.push(one);
  return entries;
};

const itemOf = (record: TicketRecord): Record<string, AttributeValue> =>
  Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) =>
      value === null ? [] : [[name, typeof value === "number" ? { N: String(value) } : { S: value }]],
    ),
  );

const keys = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ pk: { S: `TICKET#${from + index}` }, sk: { S: "TICKET" } }));

describe("TableTickets", () => {
  const table = () => new TableTickets(new DynamoDBClient(region), "tickets");

  it("finds the finished tickets of the day by the index, and reads their whole items", async () => {
    dynamodb.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values }: QueryCommandInput) => ({
      Items: values?.[":status"]?.S === "ANSWERED" ? keys(0, 1) : [],
    }));
    dynamodb.on(BatchGetItemCommand).resolves({ Responses: { tickets: [itemOf(aTicketRecord())] } });
    const [entry] = await entriesOn(table(), DAY);

    const queries = dynamodb.commandCalls(QueryCommand).map(({ args }) => args[0].input.ExpressionAttributeValues);
    expect(queries).toEqual(
      ["ANSWERED", "NEEDS_HUMAN"].map((status) => ({
        ":status": { S: status },
        ":from": { S: "2026-11-21" },
        ":until": { S: "2026-11-22" },
      })),
    );
    const content = entry !== undefined && "content" in entry ? entry.content : new Map();
    expect(differingColumns(fingerprint(content), fingerprint(contentOf(aTicketRecord())))).toEqual([]);
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

    expect(await table().add(aTicketRecord(), "hash")).toBe(true);
    expect(dynamodb.commandCalls(PutItemCommand)[0]?.args[0].input).toEqual({
      TableName: "tickets",
      ConditionExpression: "attribute_not_exists(pk)",
      Item: {
        ...itemOf(aTicketRecord()),
        pk: { S: "TICKET#TKT-20261121-0001" },
        sk: { S: "TICKET" },
        status: { S: "ANSWERED" },
        content_hash: { S: "hash" },
      },
    });
  });

  it("reports that it added nothing if an item exists", async () => {
    dynamodb.on(PutItemCommand).rejects(new ConditionalCheckFailedException({ message: "exists", $metadata: {} }));

    expect(await table().add(aTicketRecord(), "hash")).toBe(false);
  });
});

describe("ObjectTickets", () => {
  const objects = () => new ObjectTickets(new S3Client(region), "bucket");
  const bodyOf = (text: string) => ({ ETag: '"abc"', Body: { transformToString: () => Promise.resolve(text) } });
  const holdsAt = (key: string, text: string) => {
    s3.on(ListObjectsV2Command).resolves({ Contents: [{ Key: key }, { Key: "tickets/2026/11/21/notes.txt" }] });
    s3.on(GetObjectCommand, { Key: key }).callsFake(() => bodyOf(text));
  };

  it("reads the JSON objects under the day's prefix, indented ones too, each with its object's version", async () => {
    holdsAt(KEY, JSON.stringify(aTicketRecord(), undefined, 2));

    expect(await entriesOn(objects(), DAY)).toEqual([
      { content: contentOf(aTicketRecord()), version: { key: KEY, etag: "abc" } },
    ]);
    expect(s3.commandCalls(ListObjectsV2Command)[0]?.args[0].input).toMatchObject({ Prefix: "tickets/2026/11/21/" });
  });

  it("reads every line of an object with several tickets", async () => {
    holdsAt(KEY, '{"ticket_id":"A"}\n{"ticket_id":"B"}\n');

    expect(await entriesOn(objects(), DAY)).toHaveLength(2);
  });

  it.each([
    ["broken", "it is not JSON"],
    ["", "it is empty"],
    ['{"subject":"x"}', "it has no ticket_id"],
    ["[1]", "it has no ticket_id"],
  ])("reports that an object with %j cannot be read", async (text, reason) => {
    holdsAt(KEY, text);

    expect(await entriesOn(objects(), DAY)).toEqual([{ key: KEY, reason }]);
  });

  it("ignores an object that was deleted since it was listed", async () => {
    holdsAt(KEY, "");
    s3.on(GetObjectCommand).rejects(new NoSuchKey({ message: "gone", $metadata: {} }));

    expect(await entriesOn(objects(), DAY)).toEqual([]);
  });

  it("writes a record as the workflow does: one line, under the day of submission", async () => {
    s3.on(PutObjectCommand).resolves({});
    await objects().write(aTicketRecord());

    expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toEqual({
      Bucket: "bucket",
      Key: KEY,
      ContentType: "application/json",
      Body: `${JSON.stringify(aTicketRecord())}\n`,
    });
  });
});

describe("findBucket", () => {
  const target = () => resolveTarget({}, { env: {}, findStacks: () => Promise.resolve([]) });

  it("finds the stack's bucket in any account", async () => {
    s3.on(ListBucketsCommand).resolves({
      Buckets: [{ Name: "ticket-pipeline-dev-tickets-logs" }, { Name: "ticket-pipeline-dev-tickets-111122223333" }],
    });

    expect(await findBucket(new S3Client(region), await target())).toBe("ticket-pipeline-dev-tickets-111122223333");
  });

  it("asks whether the stack is deployed if the bucket does not exist", async () => {
    s3.on(ListBucketsCommand).resolves({ Buckets: [{ Name: "other" }] });

    await expect(findBucket(new S3Client(region), await target())).rejects.toThrow("Is the stack deployed?");
  });
});

describe("GlueLoader", () => {
  const loader = () => new GlueLoader(new GlueClient(region), "load-tickets", () => Promise.resolve());
  const TICKETS = [
    { ticketId: "B", day: "2026-11-21" },
    { ticketId: "A", day: "2026-11-19" },
  ];

  it("runs the job for the days of the tickets, from first to last, and waits until it is finished", async () => {
    glue.on(StartJobRunCommand).resolves({ JobRunId: "jr_1" });
    glue
      .on(GetJobRunCommand, { JobName: "load-tickets", RunId: "jr_1" })
      .resolvesOnce({ JobRun: { JobRunState: "RUNNING" } })
      .resolves({ JobRun: { JobRunState: "SUCCEEDED" } });
    await loader().load(TICKETS);

    expect(glue.commandCalls(StartJobRunCommand)[0]?.args[0].input).toEqual({
      JobName: "load-tickets",
      Arguments: { "--from-date": "2026-11-19", "--to-date": "2026-11-21" },
    });
    expect(glue.commandCalls(GetJobRunCommand)).toHaveLength(2);
  });

  it.each(["FAILED", "STOPPED", "TIMEOUT", "ERROR", "EXPIRED"] as const)(
    "fails when the run ends as %s",
    async (state) => {
      glue.on(StartJobRunCommand).resolves({ JobRunId: "jr_1" });
      glue.on(GetJobRunCommand).resolves({ JobRun: { JobRunState: state, ErrorMessage: "no memory" } });

      await expect(loader().load(TICKETS)).rejects.toThrow(
        `jr_1 of the Glue job load-tickets ended as ${state}: no memory`,
      );
    },
  );
});

describe("executionHashes", () => {
  const hashOf = () => executionHashes(new SFNClient(region))(aTicketRecord());

  it("reads the hash with which the ticket's execution was started", async () => {
    sfn
      .on(DescribeExecutionCommand, { executionArn: aTicketRecord().execution_arn })
      .resolves({ input: JSON.stringify(aWorkflowInput()) });

    expect(await hashOf()).toBe("ab".repeat(32));
  });

  it("returns a hash that equals no event's if the execution has expired", async () => {
    sfn.on(DescribeExecutionCommand).rejects(new ExecutionDoesNotExist({ message: "gone", $metadata: {} }));

    expect(await hashOf()).toBe(UNKNOWN_HASH);
  });
});
