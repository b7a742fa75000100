import { createReadStream } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { UsageError } from "../terminal/command-line.js";
import type { Records } from "../stream/batch-records.js";
import { generateTickets, type GenerateOptions } from "./generate-tickets.js";
import { readRecords } from "./read-records.js";

export interface RecordSource {
  readonly records: Records;
  /** How many there will be, where that is known. */
  readonly total?: number;
}

export interface SourceOptions extends GenerateOptions {
  /** File of JSON lines, or "-" for standard input; records are generated without one. */
  readonly from?: string | undefined;
}

/** Where `--from -` reads. */
const STANDARD_INPUT = "-";

const faultOf = async (file: string): Promise<string | undefined> => {
  try {
    await access(file, constants.R_OK);
    return (await stat(file)).isDirectory() ? "it is a folder" : undefined;
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return isMissing ? "there is no such file" : "it cannot be read";
  }
};

const checkFile = async (file: string): Promise<void> => {
  const fault = await faultOf(file);
  if (fault === undefined) return;
  throw new UsageError(`--from is "${file}", but ${fault}; expected a file of JSON lines, or - for standard input.`);
};

/** The records to send: those of a file, else generated ones. @throws UsageError when the file cannot be read. */
export const openRecordSource = async (options: SourceOptions): Promise<RecordSource> => {
  const { from, count } = options;
  if (from === undefined) return { records: generateTickets(options), total: count };
  if (from === STANDARD_INPUT) return { records: readRecords(process.stdin) };
  await checkFile(from);
  return { records: readRecords(createReadStream(from)) };
};
