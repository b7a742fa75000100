import { createReadStream } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { UsageError } from "../terminal/command-line.js";
import type { Records } from "../stream/batch-records.js";
import { generateTickets, type GenerateOptions } from "./generate-tickets.js";
import { readRecords } from "./read-records.js";

export interface RecordSource {
  readonly records: Records;
  /** Number of records, if known. */
  readonly total?: number;
}

export interface SourceOptions extends GenerateOptions {
  /** File of JSON lines, or "-" for standard input. @default records are generated */
  readonly from?: string | undefined;
}

/** Value of `--from` for standard input. */
const STANDARD_INPUT = "-";

const whyUnreadable = async (file: string): Promise<string | undefined> => {
  try {
    await access(file, constants.R_OK);
    return (await stat(file)).isDirectory() ? "it is a folder" : undefined;
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return isMissing ? "it does not exist" : "it cannot be read";
  }
};

const checkFile = async (file: string): Promise<void> => {
  const why = await whyUnreadable(file);
  if (why === undefined) return;
  throw new UsageError(`--from is "${file}", but ${why}; expected a file of JSON lines, or - for standard input.`);
};

/** Opens the records to send: those of a file, or generated ones. @throws UsageError if the file cannot be read */
export const openRecordSource = async (options: SourceOptions): Promise<RecordSource> => {
  const { from, count } = options;
  if (from === undefined) return { records: generateTickets(options), total: count };
  if (from === STANDARD_INPUT) return { records: readRecords(process.stdin) };
  await checkFile(from);
  return { records: readRecords(createReadStream(from)) };
};
