import { gunzipSync } from "node:zlib";
import {
  GetObjectCommand,
  InvalidObjectState,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { pMapIterable } from "p-map";
import * as z from "zod";
import {
  ticketObjectKey,
  TicketRecordSchema,
  type TicketRecord,
} from "../../../functions/shared/contracts/ticket-record-schema.js";
import { toJsonLine } from "../../../functions/shared/contracts/json-line.js";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { splitDocuments } from "../../../functions/shared/intake/split-documents.js";
import type { DateRange } from "./days.js";
import { countKeysOutside, dayFoldersIn, foldersOf, keyOn, type DayFolder } from "./object-folders.js";
import type { LocationReader } from "./reconcile.js";
import type { ObjectVersion } from "./compare-day.js";
import { isNewer, processedAtOf, type LocatedEntry } from "./read-day.js";
import type { TicketOfDay } from "./repair.js";
import { addCounts, type DayCounts } from "./windows.js";

/** Objects read at once. */
const CONCURRENCY = 32;

/** Folders listed at once. */
const LISTINGS = 8;

const TicketSchema = z.looseObject({ ticket_id: z.string() });

/** The documents in a text; an array is one, as for the load. */
const documentsIn = (text: string): readonly string[] =>
  parseJson(text) !== undefined || text.trimStart().startsWith("[")
    ? [text]
    : [...splitDocuments(Buffer.from(text))].map(({ bytes }) => bytes.toString());

/** The records of an object as the load finds them: one document, JSON lines, or documents one after the other. */
const recordsIn = (text: string): readonly string[] => {
  if (parseJson(text) !== undefined) return [text];
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const documents = documentsIn(text);
  const areWhole = documents.every((document) => parseJson(document) !== undefined);
  const hasLines = !areWhole && lines.some((line) => parseJson(line) !== undefined);
  return hasLines ? lines.flatMap(documentsIn) : documents;
};

const parseRecord = (record: string): z.infer<typeof TicketSchema> => TicketSchema.parse(JSON.parse(record));

const whyUnreadable = (error: unknown): string => {
  if (error instanceof SyntaxError) return "it is not JSON";
  return error instanceof z.ZodError ? "it has no ticket_id" : "it is not a complete gzip file, or a very large one";
};

const readRecord = (day: string, version: ObjectVersion, record: string): LocatedEntry => {
  try {
    return { day, content: new Map(Object.entries(parseRecord(record))), version };
  } catch (error) {
    return { day, key: version.key, reason: whyUnreadable(error) };
  }
};

/** The tickets of an object, and the first of what cannot be read in it. */
const readObject = (day: string, version: ObjectVersion, bytes: Uint8Array): readonly LocatedEntry[] => {
  const { key } = version;
  try {
    const entries = recordsIn(textOf(bytes)).map((record) => readRecord(day, version, record));
    if (entries.length === 0) return [{ day, key, reason: "it is empty" }];
    const unreadable = entries.filter((entry) => "reason" in entry);
    return [...entries.filter((entry) => "content" in entry), ...unreadable.slice(0, 1)];
  } catch (error) {
    return [{ day, key, reason: whyUnreadable(error) }];
  }
};

/** Key of the object that holds a ticket. */
export const keyFor = ({ key, day, ticketId }: TicketOfDay): string => key ?? keyOn(day, ticketId);

/** The newest record of a ticket in an object that may have several. */
const newestOf = (ticketId: string, records: readonly unknown[]): unknown => {
  let newest: { readonly record: unknown; readonly processedAt: string } | undefined;
  for (const record of records) {
    const { data } = TicketSchema.safeParse(record);
    if (data?.ticket_id !== ticketId) continue;
    const read = { record, processedAt: processedAtOf(new Map(Object.entries(data))) };
    if (newest === undefined || isNewer(read, newest)) newest = read;
  }
  return newest?.record;
};

/** Objects that the load reads. `._x` is what macOS writes next to a file. */
const isLoadable = (key: string): boolean => /\.(json|jsonl|ndjson)(\.gz)?$/i.test(key) && !/\/\._[^/]*$/.test(key);

/** The first bytes of every gzip file, and of no JSON. */
const GZIP = [0x1f, 0x8b] as const;

/** As the load: a file, and a file that a client compressed once more for its transfer. */
const MOST_LAYERS = 2;

/** Bytes of a decompressed object, as the load's. */
const MOST_BYTES = 256 * 1024 * 1024;

/** What DOS, and writers that reserve space, leave at the end of a file: 0x1A, NULs, and line ends around them. */
const PADDING: readonly number[] = [0x00, 0x1a, 0x20, 0x09, 0x0d, 0x0a];

const lengthWithoutPadding = (bytes: Uint8Array): number => bytes.findLastIndex((byte) => !PADDING.includes(byte)) + 1;

/** @throws Error if the bytes begin as a gzip file and are none, or too large a one */
const textOf = (bytes: Uint8Array): string => {
  let rest = bytes;
  for (let layer = 0; layer < MOST_LAYERS && rest[0] === GZIP[0] && rest[1] === GZIP[1]; layer += 1)
    rest = gunzipSync(rest, { maxOutputLength: MOST_BYTES });
  // Without a byte order mark.
  return new TextDecoder().decode(rest.subarray(0, lengthWithoutPadding(rest)));
};

export type { LocatedEntry } from "./read-day.js";

/** A key of an object, and the day of its folder. */
interface KeyOfDay {
  readonly day: string;
  readonly key: string;
}

/** The ticket objects under `tickets/` in the bucket. */
export class ObjectTickets implements LocationReader {
  /** Folders that the last listing of days found, so that no others are listed. */
  #folders = new Map<string, readonly DayFolder[]>();

  constructor(
    private readonly client: S3Client,
    readonly bucket: string,
  ) {}

  async daysIn(range: DateRange, signal?: AbortSignal): Promise<DayCounts> {
    const found = await dayFoldersIn({ ...this.selected, range }, signal);
    this.#folders = Map.groupBy(found, ({ day }) => day);
    return addCounts(found.map(({ day, keys }) => new Map([[day, keys]])));
  }

  countOutside(range: DateRange, signal?: AbortSignal): Promise<number> {
    return countKeysOutside({ ...this.selected, range }, signal);
  }

  /** The objects of the days, in order; the next ones are fetched while one is read. */
  async *ticketsOf(days: readonly string[]): AsyncGenerator<LocatedEntry> {
    const keys = this.keysOf(days);
    const read = pMapIterable(keys, (object) => this.readEntries(object), { concurrency: CONCURRENCY });
    for await (const entries of read) yield* entries;
  }

  /** @throws Error if the object no longer exists or has no complete record of the ticket */
  async read(ticket: TicketOfDay): Promise<TicketRecord> {
    const { bytes } = await this.get(keyFor(ticket));
    return TicketRecordSchema.parse(newestOf(ticket.ticketId, recordsIn(textOf(bytes)).map(parseJson)));
  }

  /** Writes a record's object. The bucket keeps the replaced object as an older version. */
  async write(record: TicketRecord): Promise<void> {
    const command = { Bucket: this.bucket, Key: ticketObjectKey(record), ContentType: "application/json" };
    await this.client.send(new PutObjectCommand({ ...command, Body: toJsonLine(record) }));
  }

  private get selected() {
    return { client: this.client, bucket: this.bucket, isCounted: isLoadable };
  }

  private foldersOf(day: string): readonly string[] {
    return this.#folders.get(day)?.map(({ folder }) => folder) ?? foldersOf(day);
  }

  private async *keysOf(days: readonly string[]): AsyncGenerator<KeyOfDay> {
    const folders = days.flatMap((day) => this.foldersOf(day).map((folder) => ({ day, folder })));
    for await (const keys of pMapIterable(folders, (one) => this.list(one), { concurrency: LISTINGS })) yield* keys;
  }

  private async list({ day, folder }: Omit<DayFolder, "keys">): Promise<readonly KeyOfDay[]> {
    const keys: KeyOfDay[] = [];
    const query = { Bucket: this.bucket, Prefix: folder };
    for await (const { Contents = [] } of paginateListObjectsV2({ client: this.client }, query))
      keys.push(...Contents.flatMap(({ Key = "" }) => (isLoadable(Key) ? [{ day, key: Key }] : [])));
    return keys;
  }

  private async readEntries({ day, key }: KeyOfDay): Promise<readonly LocatedEntry[]> {
    try {
      const { bytes, ...version } = await this.get(key);
      return readObject(day, { key, ...version }, bytes);
    } catch (error) {
      // Deleted since it was listed.
      if (error instanceof NoSuchKey) return [];
      if (error instanceof InvalidObjectState)
        return [{ day, key, reason: "it is archived, and must be restored first" }];
      throw error;
    }
  }

  private async get(key: string): Promise<Omit<ObjectVersion, "key"> & { readonly bytes: Uint8Array }> {
    const command = new GetObjectCommand({ Bucket: this.bucket, Key: key });
    const { Body, ETag = "", LastModified } = await this.client.send(command);
    return {
      // The load stores etags without quotes.
      etag: ETag.replaceAll('"', ""),
      modifiedAt: LastModified?.toISOString() ?? "",
      bytes: (await Body?.transformToByteArray()) ?? new Uint8Array(),
    };
  }
}
