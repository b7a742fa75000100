import path from "node:path";
import type { Writable } from "node:stream";
import * as z from "zod";
import { TIERS } from "../../../functions/shared/contracts/ticket-event.js";
import { batchRecords, PUT_LIMITS, type PutBatch, type Records } from "../../shared/stream/batch-records.js";
import type { GeneratedRecord } from "../../shared/stream/record.js";
import { sendRecords, type SendOptions } from "../../shared/stream/send-records.js";
import { plural } from "../../shared/terminal/format.js";
import { interruptedCode, interruption } from "../../shared/terminal/interruption.js";
import { print, printNote, standardStreams, writeAll } from "../../shared/terminal/output.js";
import { appendPrivateFile, makePrivateFolder } from "../../shared/terminal/private-files.js";
import { standardError, withProgress } from "../../shared/terminal/screen.js";
import { openRecordSource, type RecordSource, type SourceOptions } from "../../shared/tickets/record-source.js";
import { openCustomerApi, type OpenApi } from "./open-customer-api.js";
import { type TicketWithReply, writesAgain } from "./replies.js";
import { formatReplies, isWhole, writeReplies } from "./write-replies.js";
import { checkDestination, openDestination, type DestinationOptions } from "./destination.js";
import { formatSummary, withSendProgress } from "./progress.js";

export interface RunGenerateOptions extends SourceOptions, DestinationOptions {
  /** Records per second. @default as fast as the stream accepts them */
  readonly rate?: number;
  /** Prints the records instead of sending them. */
  readonly dryRun?: true;
  /** Share of the customers who write again once their ticket is answered or waits for a person. @default none */
  readonly replies?: number;
}

const CustomerSchema = z.object({ customerId: z.string(), tier: z.enum(TIERS) });

/** Folder for records that could not be sent. */
const UNSENT_FOLDER = ".local";

const LINE_END = Buffer.from("\n");

const linesOf = (batch: PutBatch): Buffer => Buffer.concat(batch.flatMap(({ data }) => [Buffer.from(data), LINE_END]));

/** A file with the records that could not be sent: their exact bytes, one record per line. */
export interface UnsentFile {
  /** Undefined until a record is stored. */
  readonly path: string | undefined;
  /** Whether a record in it is malformed, so that the file may be refused. */
  readonly hasMalformed: boolean;
  /** @throws what the file system throws, since a record that is not stored is lost */
  add(batch: PutBatch): void;
}

/** `unsent-2026-11-21T08-30-00-000Z.jsonl` in `folder`; both are created with the first record. */
export const createUnsentFile = (folder: string, now: Date): UnsentFile => {
  const file = path.join(folder, `unsent-${now.toISOString().replaceAll(/[:.]/g, "-")}.jsonl`);
  let [used, hasMalformed] = [false, false];
  return {
    get path() {
      return used ? file : undefined;
    },
    get hasMalformed() {
      return hasMalformed;
    },
    add: (batch) => {
      makePrivateFolder(folder);
      appendPrivateFile(file, linesOf(batch));
      used = true;
      hasMalformed ||= batch.some(({ kind }) => kind === "malformed");
    },
  };
};

type OnOversize = (record: GeneratedRecord, bytes: number) => void;

async function* asLines(records: Records, onOversize: OnOversize): AsyncGenerator<Buffer, void, undefined> {
  for await (const batch of batchRecords(records, PUT_LIMITS, onOversize)) yield linesOf(batch);
}

/** Prints the bytes that would be sent, one record per line. */
export const printRecords = (records: Records, output: Writable, onOversize: OnOversize): Promise<void> =>
  writeAll(asLines(records, onOversize), output);

const log = (line: string): void => {
  printNote(line);
};

const reportOversize = (record: GeneratedRecord): void => {
  log(`${record.line === undefined ? "A record" : `Line ${record.line}`} is larger than 1 MiB and was skipped.`);
};

const dryRun = async ({ records, malformed }: RecordSource): Promise<number> => {
  let skipped = 0;
  await printRecords(records, standardStreams.out, (record) => {
    skipped += 1;
    reportOversize(record);
  });
  return skipped + malformed === 0 ? 0 : 1;
};

const reportUnsent = (unsent: UnsentFile, reasons: ReadonlySet<string>): void => {
  if (unsent.path === undefined) return;
  const file = path.relative(process.cwd(), unsent.path);
  const option = unsent.hasMalformed ? " --send-malformed" : "";
  log(`Not sent because of: ${[...reasons].join("; ")}`);
  log(`The records are stored in ${file}. To send them: npm run generate -- --from ${file}${option}`);
};

/** The generated tickets of a batch whose customers write again. */
const withReplies = (batch: PutBatch, share: number): readonly TicketWithReply[] =>
  batch.flatMap(({ kind, ticketId, data, sentiment: mood }) => {
    if (kind !== "ticket" || ticketId === undefined || mood === undefined || !writesAgain(ticketId, share)) return [];
    const { customerId, tier } = CustomerSchema.parse(JSON.parse(Buffer.from(data).toString()));
    return [{ ticketId, customerId, tier, mood }];
  });

/** Has customers write again, until it is done or interrupted. @returns the exit code */
const reply = async (tickets: readonly TicketWithReply[], { forCustomers }: OpenApi): Promise<number> => {
  const signal = interruption();
  log(
    `${plural(tickets.length, "customer")} will write again, each once their ticket is answered or waits for a person.`,
  );
  const api = forCustomers(signal);
  const summary = await withProgress(standardError, { total: tickets.length, label: "Customers" }, (onProgress) =>
    writeReplies(tickets, { api, signal, onProgress }),
  );
  print(formatReplies(summary));
  if (signal.aborted) return interruptedCode(signal);
  return isWhole(summary) ? 0 : 1;
};

const send = async (source: RecordSource, options: RunGenerateOptions): Promise<number> => {
  const { replies = 0 } = options;
  const api = replies > 0 ? await openCustomerApi(options) : undefined;
  const destination = await openDestination(options);
  await checkDestination(destination);
  log(`Sending to ${destination.description}.`);
  const unsent = createUnsentFile(path.resolve(UNSENT_FOLDER), new Date());
  const reasons = new Set<string>();
  const repliers: TicketWithReply[] = [];
  const callbacks: SendOptions = {
    rate: options.rate,
    onOversize: reportOversize,
    onSent: (batch) => {
      repliers.push(...withReplies(batch, replies));
    },
    onUnsent: (batch, reason) => {
      unsent.add(batch);
      reasons.add(reason);
    },
  };
  const summary = await withSendProgress(standardError, source.total, (onProgress) =>
    sendRecords(source.records, { ...destination, ...callbacks, onProgress }),
  );
  destination.client.destroy();
  print(formatSummary(summary));
  reportUnsent(unsent, reasons);
  const code = summary.failed + source.malformed === 0 ? 0 : 1;
  return api === undefined ? code : (await reply(repliers, api)) || code;
};

/**
 * Sends or prints records.
 * @returns the exit code: 0 if every record was sent or printed, none of a file's is malformed and every customer wrote
 * who was to; else 1, or 128 plus the signal's number when the replies were interrupted
 */
export const runGenerate = async (options: RunGenerateOptions): Promise<number> => {
  const source = await openRecordSource(options, log);
  return options.dryRun ? dryRun(source) : send(source, options);
};
