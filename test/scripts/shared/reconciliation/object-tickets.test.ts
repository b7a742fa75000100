import { GetObjectCommand, ListObjectsV2Command, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { ObjectTickets } from "../../../../scripts/shared/reconciliation/object-tickets.js";
import type { LocatedEntry, LocationReader } from "../../../../scripts/shared/reconciliation/reconcile.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";
import { contentOf } from "../../../support/fakes/reconcile-fakes.js";

const s3 = mockClient(S3Client);

beforeEach(() => s3.reset());

const DAY = "2026-11-21";

const KEY = "tickets/2026/11/21/ticket_TKT-20261121-0001.json";

const region = { region: "us-east-1" };

const entriesOn = async (source: LocationReader, day: string): Promise<readonly LocatedEntry[]> => {
  const entries: LocatedEntry[] = [];
  for await (const one of source.ticketsOf(day)) entries.push(one);
  return entries;
};

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
