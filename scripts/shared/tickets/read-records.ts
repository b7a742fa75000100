import { randomUUID } from "node:crypto";
import type { InvalidRecord } from "../../../functions/shared/intake/invalid-record.js";
import { readEvent } from "../../../functions/shared/intake/read-event.js";
import { DocumentSplitter, type TextPart } from "../../../functions/shared/intake/split-documents.js";
import { PUT_LIMITS } from "../stream/batch-records.js";
import type { GeneratedRecord } from "../stream/record.js";
import { UnreadableFile } from "./decode-file.js";
import { compactJson } from "./json-layout.js";

/** A record of a file. */
export interface FileRecord extends GeneratedRecord {
  /** The line in which it begins, from 1. */
  readonly line: number;
  /** Why it is malformed, if it is. */
  readonly invalid?: InvalidRecord;
}

/** Longer than a record may be, since an indented ticket gets shorter. */
const MAX_PART_BYTES = 2 * PUT_LIMITS.recordBytes;

const LINE_ENDS = /[\r\n]/;

/** An object over several lines as one line. All others are unchanged, since their bytes are the ticket's original. */
const onOneLine = (bytes: Buffer): Buffer => {
  const text = bytes.toString();
  const isText = Buffer.from(text).equals(bytes);
  return isText && LINE_ENDS.test(text) && bytes.length <= MAX_PART_BYTES ? Buffer.from(compactJson(text)) : bytes;
};

const KINDS = { ticket: "ticket", foreign: "foreign", invalid: "malformed" } as const;

/** The part as a record. Its content only determines the partition key and the kind. */
const asRecord = ({ bytes, line }: TextPart): FileRecord => {
  const data = onOneLine(bytes);
  const reading = readEvent(data);
  const record = { kind: KINDS[reading.kind], data, line };
  if (reading.kind === "ticket") {
    const { ticketId } = reading.event;
    return { ...record, ticketId, partitionKey: ticketId };
  }
  const partitionKey = randomUUID();
  return reading.kind === "invalid"
    ? { ...record, partitionKey, invalid: reading.invalid }
    : { ...record, partitionKey };
};

/** What may end a file: 0x1A in DOS, and the NULs of a writer that reserves space. */
const isPadding = ({ kind, bytes }: TextPart): boolean =>
  kind === "text" && bytes.every((byte) => byte === 0x00 || byte === 0x1a);

/**
 * Reads ticket events from UTF-8, one at a time: JSON lines, JSON objects in any layout, or arrays of them. What is
 * neither becomes a record too, line by line: the pipeline decides what to do with it. One that is too long for a
 * record is cut but stays too long, so that it is reported, not sent.
 * @throws UnreadableFile if an array is not closed, so that a file that is cut off is not taken for a whole one
 */
export async function* readRecords(chunks: AsyncIterable<Buffer>): AsyncGenerator<FileRecord, void, undefined> {
  const splitter = new DocumentSplitter(MAX_PART_BYTES);
  let line = 1;
  /** Malformed, if anything comes after it. */
  let padding: TextPart | undefined;
  for await (const part of partsOf(splitter, chunks)) {
    line = part.line;
    if (padding !== undefined) yield asRecord(padding);
    padding = isPadding(part) ? part : undefined;
    if (padding === undefined) yield asRecord(part);
  }
  if (splitter.isInArray) throw new UnreadableFile(`it is cut off: an array is not closed after line ${line}`);
}

async function* partsOf(
  splitter: DocumentSplitter,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<TextPart, void, undefined> {
  for await (const chunk of chunks) yield* splitter.push(chunk);
  yield* splitter.end();
}
