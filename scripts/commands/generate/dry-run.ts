import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { batchRecords, PUT_LIMITS, type Records } from "../../shared/stream/batch-records.js";
import type { GeneratedRecord } from "../../shared/stream/record.js";

type OnOversize = (record: GeneratedRecord, bytes: number) => void;

const LINE_END = Buffer.from("\n");

async function* asLines(records: Records, onOversize: OnOversize): AsyncGenerator<Buffer, void, undefined> {
  for await (const batch of batchRecords(records, PUT_LIMITS, onOversize)) {
    yield Buffer.concat(batch.flatMap(({ data }) => [Buffer.from(data), LINE_END]));
  }
}

const isClosedPipe = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EPIPE";

/** Prints the bytes that would be sent, one record a line. A reader that has seen enough (`| head`) is no fault. */
export const printRecords = async (records: Records, output: Writable, onOversize: OnOversize): Promise<void> => {
  try {
    await pipeline(Readable.from(asLines(records, onOversize)), output, { end: false });
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  }
};
