import { randomUUID } from "node:crypto";
import { readEvent } from "../../../functions/shared/intake/read-event.js";
import { PUT_LIMITS } from "../stream/batch-records.js";
import { readLines, type Line } from "./read-lines.js";
import type { GeneratedRecord } from "../stream/record.js";

const KINDS = { ticket: "ticket", foreign: "foreign", unusable: "malformed" } as const;

/** A line as the record it makes: its bytes as they are. What they say only decides the partition key and how they are counted. */
const asRecord = ({ bytes, number }: Line): GeneratedRecord => {
  const reading = readEvent(bytes);
  const record = { kind: KINDS[reading.kind], data: bytes, line: number };
  if (reading.kind !== "ticket") return { ...record, partitionKey: randomUUID() };
  const { ticketId } = reading.event;
  return { ...record, ticketId, partitionKey: ticketId };
};

const BLANK = new Set(Buffer.from(" \t\r"));
const isBlank = (bytes: Buffer): boolean => bytes.every((byte) => BLANK.has(byte));

/**
 * Reads ticket events from JSON lines, one at a time. Every line that is not blank becomes a record, readable or not: what to do with
 * it is the pipeline's to decide. A line over 1 MiB comes cut, yet still over 1 MiB, so that it is reported and not sent.
 */
export async function* readRecords(chunks: AsyncIterable<Buffer>): AsyncGenerator<GeneratedRecord, void, undefined> {
  for await (const line of readLines(chunks, PUT_LIMITS.recordBytes)) {
    if (!isBlank(line.bytes)) yield asRecord(line);
  }
}
