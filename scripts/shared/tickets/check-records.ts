import { describeIssues } from "../../../functions/shared/intake/invalid-record.js";
import { PUT_LIMITS, sizeOf } from "../stream/batch-records.js";
import { EXPECTED_FILE, UnreadableFile } from "./decode-file.js";
import type { FileRecord } from "./read-records.js";
import { plural, shownOf } from "../terminal/format.js";

/** What the records of a file are, before any is sent. */
export interface CheckedRecords {
  readonly total: number;
  /** How many are malformed or too long. */
  readonly malformed: number;
  /** The first of them, each as "Line 3: why". */
  readonly first: readonly string[];
  /** Why none should be sent, if so. */
  readonly refusal: string | undefined;
}

/** Malformed lines that are named. */
const MAX_NAMED = 10;

/** Above this share, a file is another one than the sender believes. */
const MAX_MALFORMED_SHARE = 0.1;

/** Not text at all: one such line shows in which encoding the whole file is. */
const NOT_TEXT = new Set(["not-utf8", "compressed", "kpl-aggregated"]);

const whyMalformed = (record: FileRecord): string | undefined => {
  if (sizeOf(record) > PUT_LIMITS.recordBytes) return "it is larger than 1 MiB";
  return record.invalid && `${record.invalid.reason}: ${describeIssues(record.invalid.issues)}`;
};

const SEPARATORS = { commas: ",", semicolons: ";", tabs: "\t", bars: "|" } as const;

/** "6 columns separated by commas", if the text is a line of a table. */
const describeColumns = (line: string): string | undefined => {
  const counts = Object.entries(SEPARATORS).map(([name, separator]) => ({
    name,
    columns: line.split(separator).length,
  }));
  const [most] = counts.toSorted((one, other) => other.columns - one.columns);
  return most === undefined || most.columns < 2 ? undefined : `${most.columns} columns separated by ${most.name}`;
};

/** Collects what is wrong with the records of a file. */
class RecordCheck {
  #total = 0;
  #malformed = 0;
  readonly #first: string[] = [];
  #firstRecord: FileRecord | undefined;
  /** "line 17: expected UTF-8 text, got …" */
  #notText: string | undefined;

  add(record: FileRecord): void {
    this.#total += 1;
    this.#firstRecord ??= record;
    const why = whyMalformed(record);
    if (why === undefined) return;
    this.#malformed += 1;
    if (this.#first.length < MAX_NAMED) this.#first.push(`Line ${record.line}: ${why}`);
    if (record.invalid !== undefined && NOT_TEXT.has(record.invalid.reason)) {
      this.#notText ??= `line ${record.line}: ${describeIssues(record.invalid.issues)}`;
    }
  }

  result(): CheckedRecords {
    return { total: this.#total, malformed: this.#malformed, first: this.#first, refusal: this.#refusal() };
  }

  #refusal(): string | undefined {
    if (this.#notText !== undefined) return `${this.#notText}; save the file as UTF-8`;
    if (this.#malformed <= this.#total * MAX_MALFORMED_SHARE) return undefined;
    const columns = this.#malformed === this.#total ? this.#columns() : undefined;
    if (columns !== undefined) return `line ${columns}, so it is CSV; ${EXPECTED_FILE}`;
    return `${shownOf(this.#malformed, this.#total)} records are malformed, more than a tenth`;
  }

  /** "1 has 6 columns separated by commas", if the file begins like a table. */
  #columns(): string | undefined {
    if (this.#firstRecord === undefined || this.#firstRecord.invalid?.reason !== "not-json") return undefined;
    const text = Buffer.from(this.#firstRecord.data).toString();
    const columns = /^[{[<]/.test(text) ? undefined : describeColumns(text);
    return columns && `${this.#firstRecord.line} has ${columns}`;
  }
}

/** Reads all records of a file, and says whether they should be sent. Holds none of them. */
export const checkRecords = async (records: AsyncIterable<FileRecord>): Promise<CheckedRecords> => {
  const check = new RecordCheck();
  for await (const record of records) check.add(record);
  return check.result();
};

/**
 * Reports what is malformed, and refuses a file whose records should not be sent.
 * @param send whether malformed records are to be sent all the same
 * @throws UnreadableFile
 */
export const reportMalformed = (checked: CheckedRecords, send: boolean, log: (line: string) => void): void => {
  const { malformed, first, refusal } = checked;
  for (const line of first) log(line);
  if (malformed > first.length) log(`and ${plural(malformed - first.length, "more malformed record")}.`);
  if (refusal === undefined || send) return;
  throw new UnreadableFile(`${refusal}. To send it as it is, pass --send-malformed`);
};
