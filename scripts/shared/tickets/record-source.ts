import { constants } from "node:fs";
import { access, mkdtemp, open, rm, stat, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { UsageError } from "../terminal/command-line.js";
import type { Records } from "../stream/batch-records.js";
import { checkRecords, reportMalformed } from "./check-records.js";
import { decodeFile, UnreadableFile } from "./decode-file.js";
import { generateTickets, type GenerateOptions } from "./generate-tickets.js";
import { readRecords, type FileRecord } from "./read-records.js";

export interface RecordSource {
  readonly records: Records;
  readonly total: number;
  /** How many records of a file are malformed or too long. 0 if the records are generated, whatever they are. */
  readonly malformed: number;
}

export interface SourceOptions extends GenerateOptions {
  /** File of tickets as JSON, or "-" for standard input. @default records are generated */
  readonly from?: string | undefined;
  /** Sends the records of a file even if it is not UTF-8, or more than a tenth are malformed. @default false */
  readonly sendMalformed?: boolean | undefined;
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

/** A copy of what can be read only once, in a file that only this process can read and that ends with it. */
const spool = async (chunks: AsyncIterable<Buffer>): Promise<FileHandle> => {
  const folder = await mkdtemp(path.join(tmpdir(), "tickets-"));
  const file = await open(path.join(folder, "input"), "wx+", 0o600);
  await rm(folder, { recursive: true });
  for await (const chunk of chunks) await file.appendFile(chunk);
  return file;
};

/** Opens a file so that it can be read twice, which standard input, pipes and `<(…)` of the shell cannot. */
const openTwice = async (from: string): Promise<FileHandle> => {
  if (from === STANDARD_INPUT) return spool(process.stdin);
  await checkFile(from);
  const file = await open(from);
  return (await file.stat()).isFile() ? file : spool(file.createReadStream());
};

const read = (file: FileHandle, isLast: boolean): AsyncGenerator<FileRecord, void, undefined> =>
  readRecords(decodeFile(file.createReadStream({ start: 0, autoClose: isLast })));

/**
 * Opens the records to send: those of a file, or generated ones. A file is read to its end first, so that one with
 * wrong content is refused before any record is sent; `log` gets a line for each of its first malformed records.
 * @throws UsageError if the file cannot be opened
 * @throws UnreadableFile if its content should not be sent
 */
export const openRecordSource = async (options: SourceOptions, log: (line: string) => void): Promise<RecordSource> => {
  const { from, count, sendMalformed = false } = options;
  if (from === undefined) return { records: generateTickets(options), total: count, malformed: 0 };
  const file = await openTwice(from);
  try {
    const checked = await checkRecords(read(file, false));
    reportMalformed(checked, sendMalformed, log);
    return { records: read(file, true), total: checked.total, malformed: checked.malformed };
  } catch (error) {
    await file.close();
    if (!(error instanceof UnreadableFile)) throw error;
    const name = from === STANDARD_INPUT ? "standard input" : from;
    throw new UnreadableFile(`Nothing of ${name} was sent: ${error.message}.`);
  }
};
