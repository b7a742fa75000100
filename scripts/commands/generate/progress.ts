import { SingleBar } from "cli-progress";
import { formatCount, formatRate, formatSize, plural } from "../../shared/terminal/format.js";
import { RECORD_KINDS } from "../../shared/stream/record.js";
import type { SendProgress, SendSummary } from "../../shared/stream/send-records.js";

/** Shows on stderr how many records were sent. */
interface ProgressView {
  update(progress: SendProgress): void;
  stop(): void;
}

const LINE_EVERY_MS = 2_000;
const FORMAT = "Sending [{bar}] {value}/{total} records, {retried} retried, {failed} failed, {eta_formatted} left";

const barView = (total: number): ProgressView => {
  const bar = new SingleBar({ format: FORMAT, hideCursor: true, stream: process.stderr });
  bar.start(total, 0, { retried: 0, failed: 0 });
  return {
    update: ({ sent, retried, failed }) => {
      bar.update(sent + failed, { retried, failed });
    },
    stop: () => {
      bar.stop();
    },
  };
};

/** A line every two seconds: for logs, and when the total is not known. */
export const lineView = (write: (line: string) => void, total: number | undefined, now = Date.now): ProgressView => {
  let last = now();
  return {
    update: ({ sent, retried, failed }) => {
      if (now() - last < LINE_EVERY_MS) return;
      last = now();
      write(`${sent}${total === undefined ? "" : ` of ${total}`} records sent, ${retried} retried, ${failed} failed\n`);
    },
    stop: () => undefined,
  };
};

/** A bar on a terminal if the total is known, plain lines elsewhere. */
export const createProgressView = (total: number | undefined): ProgressView => {
  if (process.stderr.isTTY && total !== undefined) return barView(total);
  return lineView((line) => process.stderr.write(line), total);
};

const kindsOf = ({ sentByKind }: SendSummary): string => {
  const parts = RECORD_KINDS.filter((kind) => sentByKind[kind] > 0).map(
    (kind) => `${kind} ${formatCount(sentByKind[kind])}`,
  );
  return parts.length === 0 ? "none" : parts.join(", ");
};

/** The summary for people, one fact per line. */
export const formatSummary = (summary: SendSummary): string =>
  [
    `Sent      ${plural(summary.sent, "record")}, ${formatSize(summary.bytes)}`,
    `By kind   ${kindsOf(summary)}`,
    `Retried   ${formatCount(summary.retried)}`,
    `Failed    ${formatCount(summary.failed)}`,
    `Time      ${formatRate(summary.sent, summary.seconds, "records")}`,
    "",
  ].join("\n");
