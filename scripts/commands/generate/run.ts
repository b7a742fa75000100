import path from "node:path";
import { printRecords } from "./dry-run.js";
import { checkDestination, openDestination } from "./destination.js";
import type { CliOptions } from "./options.js";
import { createProgressView } from "./progress.js";
import type { GeneratedRecord } from "../../shared/stream/record.js";
import { sendRecords, type SendOptions } from "../../shared/stream/send-records.js";
import { openRecordSource, type RecordSource } from "../../shared/tickets/source.js";
import { formatSummary } from "./summary.js";
import { createUnsentFile, type UnsentFile } from "./unsent-file.js";

const UNSENT_FOLDER = ".local";

const printLine = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const reportOversize = (record: GeneratedRecord): void => {
  printLine(`${record.line === undefined ? "A record" : `Line ${record.line}`} is larger than 1 MiB and was skipped.`);
};

const dryRun = async ({ records }: RecordSource): Promise<number> => {
  let skipped = 0;
  await printRecords(records, process.stdout, (record) => {
    skipped += 1;
    reportOversize(record);
  });
  return skipped === 0 ? 0 : 1;
};

const reportUnsent = (unsent: UnsentFile, reasons: ReadonlySet<string>): void => {
  if (unsent.path === undefined) return;
  const file = path.relative(process.cwd(), unsent.path);
  printLine(`Not sent because of: ${[...reasons].join("; ")}`);
  printLine(`The records are kept in ${file}. To send them: npm run generate -- --from ${file}`);
};

const send = async (source: RecordSource, options: CliOptions): Promise<number> => {
  const destination = await openDestination(options);
  await checkDestination(destination);
  printLine(`Sending to ${destination.description}.`);
  const unsent = createUnsentFile(path.resolve(UNSENT_FOLDER), new Date());
  const reasons = new Set<string>();
  const view = createProgressView(source.total);
  const callbacks: SendOptions = {
    rate: options.rate,
    onProgress: (progress) => {
      view.update(progress);
    },
    onOversize: reportOversize,
    onUnsent: (batch, reason) => {
      unsent.add(batch);
      reasons.add(reason);
    },
  };
  const summary = await sendRecords(source.records, { ...destination, ...callbacks }).finally(() => {
    view.stop();
  });
  destination.client.destroy();
  process.stdout.write(formatSummary(summary));
  reportUnsent(unsent, reasons);
  return summary.failed === 0 ? 0 : 1;
};

/** Sends or prints what the options ask for, and resolves to the exit code: 0 when every record was, 1 when some were not. */
export const runGenerate = async (options: CliOptions): Promise<number> => {
  const source = await openRecordSource(options);
  return options.dryRun ? dryRun(source) : send(source, options);
};
