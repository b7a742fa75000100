import { randomUUID } from "node:crypto";
import { readEvent } from "../../../functions/shared/intake/read-event.js";
import { PUT_LIMITS } from "../stream/batch-records.js";
import type { GeneratedRecord } from "../stream/record.js";

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  /** Without its line end (LF or CRLF). Cut after `maxBytes` + 1 bytes, which is enough to show that it is too long. */
  readonly bytes: Buffer;
}

const LF = 0x0a;
const CR = 0x0d;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

const withoutMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;

/** Collects the pieces of one line, up to its maximum length. */
class LineBuffer {
  readonly #maxBytes: number;
  #pieces: Buffer[] = [];
  #length = 0;
  #number = 0;

  constructor(maxBytes: number) {
    // One byte more shows that the line is too long; another one may be the CR that is removed.
    this.#maxBytes = maxBytes + 2;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  add(piece: Buffer): void {
    const kept = piece.subarray(0, Math.max(0, this.#maxBytes - this.#length));
    if (kept.length > 0) this.#pieces.push(kept);
    this.#length += kept.length;
  }

  take(): Line {
    const whole = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#length = 0;
    this.#number += 1;
    const bytes = whole.at(-1) === CR ? whole.subarray(0, -1) : whole;
    return { number: this.#number, bytes: this.#number === 1 ? withoutMark(bytes) : bytes };
  }
}

/**
 * Splits bytes into lines without decoding them, so that they stay unchanged. Buffers one line at a time, and only the
 * start of a line that is too long. Removes a byte order mark before the first line.
 */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<Line, void, undefined> {
  const line = new LineBuffer(maxBytes);
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      line.add(chunk.subarray(start, end));
      yield line.take();
      start = end + 1;
    }
    line.add(chunk.subarray(start));
  }
  if (!line.isEmpty) yield line.take();
}

const KINDS = { ticket: "ticket", foreign: "foreign", invalid: "malformed" } as const;

/** A line as a record with the same bytes. Their content only determines the partition key and the kind. */
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
 * Reads ticket events from JSON lines, one at a time. Every line that is not blank becomes a record, even if it is
 * invalid: the pipeline decides what to do with it. A line over 1 MiB is cut but stays over 1 MiB, so that it is
 * reported, not sent.
 */
export async function* readRecords(chunks: AsyncIterable<Buffer>): AsyncGenerator<GeneratedRecord, void, undefined> {
  for await (const line of readLines(chunks, PUT_LIMITS.recordBytes)) {
    if (!isBlank(line.bytes)) yield asRecord(line);
  }
}
