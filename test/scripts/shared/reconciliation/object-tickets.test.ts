import { gzipSync } from "node:zlib";
import {
  GetObjectCommand,
  type GetObjectCommandInput,
  InvalidObjectState,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import joined from "../../../fixtures/joined-documents.json" with { type: "json" };
import { ALL_DAYS } from "../../../../scripts/shared/reconciliation/days.js";
import { ObjectTickets } from "../../../../scripts/shared/reconciliation/object-tickets.js";
import type { LocatedEntry } from "../../../../scripts/shared/reconciliation/read-day.js";
import type { LocationReader } from "../../../../scripts/shared/reconciliation/reconcile.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";
import { contentOf } from "../../../support/fakes/reconcile-fakes.js";

const s3 = mockClient(S3Client);

beforeEach(() => s3.reset());

const DAY = "2026-11-21";

const KEY = "tickets/2026/11/21/ticket_TKT-20261121-0001.json";

const region = { region: "us-east-1" };

const entriesOn = async (source: LocationReader, ...days: readonly string[]): Promise<readonly LocatedEntry[]> => {
  const entries: LocatedEntry[] = [];
  for await (const one of source.ticketsOf(days)) entries.push(one);
  return entries;
};

describe("ObjectTickets", () => {
  const objects = () => new ObjectTickets(new S3Client(region), "bucket");
  const bodyOf = (content: string | Uint8Array) => ({
    ETag: '"abc"',
    LastModified: new Date("2026-11-21T09:00:00Z"),
    Body: { transformToByteArray: () => Promise.resolve(Buffer.from(content)) },
  });
  const holdsAt = (key: string, text: string | Uint8Array) => {
    s3.on(ListObjectsV2Command).resolves({ Contents: [{ Key: key }, { Key: "tickets/2026/11/21/notes.txt" }] });
    s3.on(GetObjectCommand, { Key: key }).callsFake(() => bodyOf(text));
  };

  it("reads the JSON objects under the day's prefix, indented ones too, each with its object's version", async () => {
    holdsAt(KEY, JSON.stringify(aTicketRecord(), undefined, 2));

    expect(await entriesOn(objects(), DAY)).toEqual([
      {
        day: DAY,
        content: contentOf(aTicketRecord()),
        version: { key: KEY, etag: "abc", modifiedAt: "2026-11-21T09:00:00.000Z" },
      },
    ]);
    expect(s3.commandCalls(ListObjectsV2Command)[0]?.args[0].input).toMatchObject({ Prefix: "tickets/2026/11/21/" });
  });

  it("reads every line of an object with several tickets", async () => {
    holdsAt(KEY, '{"ticket_id":"A"}\n{"ticket_id":"B"}\n');

    expect(await entriesOn(objects(), DAY)).toHaveLength(2);
  });

  it.each([
    ["after one another", '{"ticket_id":"A"}{"ticket_id":"B"}'],
    ["after one another, over several lines", '{\n"ticket_id":"A"\n}\n{\n"ticket_id":"B"\n}\n'],
    ["after one another on one of the lines", '{"ticket_id":"A"} {"ticket_id":"B"}\n{"ticket_id":"C"}'],
  ])("reads documents %s, as the load does", async (_how, text) => {
    holdsAt(KEY, text);

    expect((await entriesOn(objects(), DAY)).slice(0, 2)).toMatchObject([
      { content: new Map([["ticket_id", "A"]]) },
      { content: new Map([["ticket_id", "B"]]) },
    ]);
  });

  it("reads the good lines of an object with broken ones, and reports it once", async () => {
    holdsAt(KEY, '{"ticket_id":"A"}\n{"ticket_id":\nbroken\n{"ticket_id":"B"}\n');

    expect(await entriesOn(objects(), DAY)).toMatchObject([
      { content: new Map([["ticket_id", "A"]]) },
      { content: new Map([["ticket_id", "B"]]) },
      { key: KEY, reason: "it is not JSON" },
    ]);
  });

  it.each(joined)("finds all tickets in $name, as the load does", async ({ text, tickets }) => {
    holdsAt(KEY, text);
    const found = await entriesOn(objects(), DAY);

    expect(found.map((entry) => ("content" in entry ? entry.content.get("ticket_id") : entry.reason))).toEqual(tickets);
  });

  it("reads one ticket of an object with several, by the object's key or by the pipeline's", async () => {
    const record = aTicketRecord();
    const ticket = { ticketId: record.ticket_id, day: DAY };
    const key = "tickets/2026/11/21/export.jsonl";
    holdsAt(key, `{"ticket_id":"A"}\n${JSON.stringify(record)}\n`);
    s3.on(GetObjectCommand, { Key: KEY }).callsFake(() => bodyOf(JSON.stringify(record)));

    expect(await objects().read({ ...ticket, key })).toEqual(record);
    expect(await objects().read(ticket)).toEqual(record);
    await expect(objects().read({ ...ticket, ticketId: "A", key })).rejects.toThrow();
  });

  it.each([
    ["first", "09:00:00", "08:00:00"],
    ["last", "08:00:00", "09:00:00"],
  ])("reads the newest record of a ticket that an object has twice, here the %s", async (_where, ...times) => {
    const records = times.map((time) => aTicketRecord({ processed_at: `2026-11-21T${time}.000Z` }));
    holdsAt(KEY, records.map((record) => JSON.stringify(record)).join("\n"));

    const read = await objects().read({ ticketId: aTicketRecord().ticket_id, day: DAY, key: KEY });
    expect(read.processed_at).toBe("2026-11-21T09:00:00.000Z");
  });

  it.each(["a.JSON", "a.jsonl", "a.ndjson", "a.json.gz", "A.JSONL.GZ", "08/a.json"])(
    "reads %s, as the load does",
    async (name) => {
      holdsAt(`tickets/2026/11/21/${name}`, '{"ticket_id":"A"}\n');

      expect(await entriesOn(objects(), DAY)).toHaveLength(1);
    },
  );

  it.each(["a.csv", "a.json.bak", "._a.json", "a.json_$folder$", "a"])(
    "leaves out %s, as the load does",
    async (name) => {
      holdsAt(`tickets/2026/11/21/${name}`, '{"ticket_id":"A"}\n');

      expect(await entriesOn(objects(), DAY)).toEqual([]);
    },
  );

  it("decompresses an object, whatever its name, also one that was compressed twice", async () => {
    for (const bytes of [gzipSync('{"ticket_id":"A"}'), gzipSync(gzipSync('{"ticket_id":"A"}'))]) {
      holdsAt(KEY, bytes);
      expect(await entriesOn(objects(), DAY)).toMatchObject([{ content: new Map([["ticket_id", "A"]]) }]);
    }
  });

  it("reads an object that begins with a byte order mark", async () => {
    holdsAt(KEY, '\ufeff{"ticket_id":"A"}');

    expect(await entriesOn(objects(), DAY)).toHaveLength(1);
  });

  it("reports a broken gzip file, and one that must be restored from an archive", async () => {
    holdsAt(KEY, gzipSync('{"ticket_id":"A"}').subarray(0, 15));
    expect(await entriesOn(objects(), DAY)).toMatchObject([{ key: KEY, reason: expect.stringContaining("gzip") }]);

    s3.on(GetObjectCommand).rejects(new InvalidObjectState({ message: "archived", $metadata: {} }));
    expect(await entriesOn(objects(), DAY)).toMatchObject([{ key: KEY, reason: expect.stringContaining("archived") }]);
  });

  it("reads the folders of a day with and without padding", async () => {
    s3.on(ListObjectsV2Command).resolves({});
    await entriesOn(objects(), "2026-01-05");

    expect(s3.commandCalls(ListObjectsV2Command).map(({ args }) => args[0].input.Prefix)).toEqual([
      "tickets/2026/01/05/",
      "tickets/2026/01/5/",
      "tickets/2026/1/05/",
      "tickets/2026/1/5/",
    ]);
  });

  it("finds the days that exist and counts their objects, without listing what is outside the range", async () => {
    const folders = new Map([
      ["tickets/", ["1999", "2026", "3000", "archive", "2026-11-20"]],
      ["tickets/2026/", ["1", "02", "11", "12", "13"]],
    ]);
    const keys = new Map([
      ["tickets/2026/02/", ["03/a.json", "03/b.json", "03/notes.txt", "04/notes.txt", "30/a.json"]],
      ["tickets/2026/1/", ["01/a.json", "5/a.json", "05/b.json", "05/08/c.json", "x/a.json"]],
      ["tickets/2026/11/", ["21/a.json", "22/a.json", "a.json"]],
    ]);
    s3.on(ListObjectsV2Command).callsFake(({ Prefix = "", Delimiter }: ListObjectsV2CommandInput) =>
      Delimiter === undefined
        ? { Contents: keys.get(Prefix)?.map((name) => ({ Key: `${Prefix}${name}` })) }
        : { CommonPrefixes: folders.get(Prefix)?.map((name) => ({ Prefix: `${Prefix}${name}/` })) },
    );
    const source = objects();
    const found = await source.daysIn({ from: "2026-01-02", to: "2026-11-21" });

    expect(Object.fromEntries(found)).toEqual({ "2026-01-05": 3, "2026-02-03": 2, "2026-11-21": 1 });
    const listed = () => s3.commandCalls(ListObjectsV2Command).map(({ args }) => args[0].input.Prefix);
    expect(listed()).not.toContain("tickets/1999/");

    s3.on(ListObjectsV2Command).resolves({});
    await entriesOn(source, "2026-01-05", "2026-02-03");
    expect(listed().slice(-3)).toEqual(["tickets/2026/1/5/", "tickets/2026/1/05/", "tickets/2026/02/03/"]);
  });

  it("reads days in order, each ticket with its day, while the next are fetched", async () => {
    s3.on(ListObjectsV2Command).callsFake(({ Prefix = "" }: ListObjectsV2CommandInput) => ({
      Contents: [{ Key: `${Prefix}a.json` }, { Key: `${Prefix}b.json` }],
    }));
    s3.on(GetObjectCommand).callsFake(({ Key }: GetObjectCommandInput) => bodyOf(JSON.stringify({ ticket_id: Key })));
    const found = await entriesOn(objects(), "2026-11-20", DAY);

    expect(found.map(({ day, ...entry }) => [day, "content" in entry ? entry.version?.key : undefined])).toEqual([
      ["2026-11-20", "tickets/2026/11/20/a.json"],
      ["2026-11-20", "tickets/2026/11/20/b.json"],
      [DAY, "tickets/2026/11/21/a.json"],
      [DAY, "tickets/2026/11/21/b.json"],
    ]);
  });

  it("counts the objects of other days that a load reads", async () => {
    const keys = ["2026/1/5/a.json", "2026/11/21/b.json", "2026/11/22/c.jsonl", "2026/11/22/d.csv", "2026/13/1/e.json"];
    s3.on(ListObjectsV2Command).resolves({
      Contents: [...keys, "archive/f.json"].map((key) => ({ Key: `tickets/${key}` })),
    });

    expect(await objects().countOutside({ from: "2026-11-20", to: "2026-11-21" })).toBe(2);
    expect(await objects().countOutside(ALL_DAYS)).toBe(0);
  });

  it.each([
    ["broken", "it is not JSON"],
    ["", "it is empty"],
    ['{"subject":"x"}', "it has no ticket_id"],
    ["[1]", "it has no ticket_id"],
    ['[{"ticket_id":"A"}]', "it has no ticket_id"],
  ])("reports that an object with %j cannot be read", async (text, reason) => {
    holdsAt(KEY, text);

    expect(await entriesOn(objects(), DAY)).toEqual([{ day: DAY, key: KEY, reason }]);
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
