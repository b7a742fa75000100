import {
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import pMap from "p-map";
import * as z from "zod";
import {
  ticketObjectKey,
  TicketRecordSchema,
  type TicketRecord,
} from "../../../functions/shared/contracts/ticket-record.js";
import { toJsonLine } from "../../../functions/write-ticket-json/write-ticket-json.js";
import type { LocatedEntry, LocationReader } from "./reconcile.js";
import type { ObjectVersion } from "./compare-day.js";

/** Objects read at once. */
const CONCURRENCY = 32;

const TicketSchema = z.looseObject({ ticket_id: z.string() });

const parse = (text: string): readonly z.infer<typeof TicketSchema>[] => {
  try {
    return [TicketSchema.parse(JSON.parse(text))];
  } catch {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    return lines.map((line) => TicketSchema.parse(JSON.parse(line)));
  }
};

/** The tickets of an object: one JSON object, or one on each line. */
const readObject = (version: ObjectVersion, text: string): readonly LocatedEntry[] => {
  const { key } = version;
  try {
    const tickets = parse(text);
    if (tickets.length === 0) return [{ key, reason: "it is empty" }];
    return tickets.map((ticket) => ({ content: new Map(Object.entries(ticket)), version }));
  } catch (error) {
    return [{ key, reason: error instanceof SyntaxError ? "it is not JSON" : "it has no ticket_id" }];
  }
};

/** Key of a ticket submitted on a day. */
export const keyOn = (day: string, ticketId: string): string =>
  ticketObjectKey({ ticket_id: ticketId, submitted_at: `${day}T` });

/** Prefix of the objects of a day. */
export const ticketsOn = (day: string): string => `tickets/${day.replaceAll("-", "/")}/`;

/** The ticket objects under `tickets/` in the bucket. */
export class ObjectTickets implements LocationReader {
  constructor(
    private readonly client: S3Client,
    readonly bucket: string,
  ) {}

  async *ticketsOf(day: string): AsyncGenerator<LocatedEntry> {
    const query = { Bucket: this.bucket, Prefix: ticketsOn(day) };
    for await (const page of paginateListObjectsV2({ client: this.client }, query)) {
      const keys = (page.Contents ?? []).flatMap(({ Key }) => (Key?.endsWith(".json") === true ? [Key] : []));
      const entries = await pMap(keys, (key) => this.readEntries(key), { concurrency: CONCURRENCY });
      yield* entries.flat();
    }
  }

  /** @throws Error if the object no longer exists or has no complete record */
  async read(day: string, ticketId: string): Promise<TicketRecord> {
    const { text } = await this.get(keyOn(day, ticketId));
    return TicketRecordSchema.parse(JSON.parse(text));
  }

  /** Writes a record's object. The bucket keeps the replaced object as an older version. */
  async write(record: TicketRecord): Promise<void> {
    const command = { Bucket: this.bucket, Key: ticketObjectKey(record), ContentType: "application/json" };
    await this.client.send(new PutObjectCommand({ ...command, Body: toJsonLine(record) }));
  }

  private async readEntries(key: string): Promise<readonly LocatedEntry[]> {
    try {
      const { etag, text } = await this.get(key);
      return readObject({ key, etag }, text);
    } catch (error) {
      // Deleted since it was listed.
      if (error instanceof NoSuchKey) return [];
      throw error;
    }
  }

  private async get(key: string): Promise<{ readonly etag: string; readonly text: string }> {
    const { Body, ETag = "" } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
    // The load stores etags without quotes.
    return { etag: ETag.replaceAll('"', ""), text: (await Body?.transformToString()) ?? "" };
  }
}
