import { formatCount, formatRate, formatSize, plural } from "../../shared/terminal/format.js";
import { RECORD_KINDS } from "../../shared/stream/record.js";
import { Bar, withStatus, type Screen } from "../../shared/terminal/screen.js";
import type { SendProgress, SendSummary } from "../../shared/stream/send-records.js";

type OnProgress = (progress: SendProgress) => void;

const LINE_EVERY_MS = 2_000;
const FORMAT = "Sending [{bar}] {value}/{total} records, {retried} retried, {failed} failed, {eta_formatted} left";

/** A line every two seconds: for logs, and when the total is not known. */
export const lineView = (write: (line: string) => void, total: number | undefined, now = Date.now): OnProgress => {
  let last = now();
  return ({ sent, retried, failed }) => {
    if (now() - last < LINE_EVERY_MS) return;
    last = now();
    write(`${sent}${total === undefined ? "" : ` of ${total}`} records sent, ${retried} retried, ${failed} failed\n`);
  };
};

/** Shows how many records were sent: a bar on a terminal if the total is known, plain lines elsewhere. */
export const withSendProgress = async <Result>(
  screen: Screen,
  total: number | undefined,
  work: (onProgress: OnProgress) => Promise<Result>,
): Promise<Result> => {
  if (!screen.isTerminal || total === undefined)
    return work(
      lineView((line) => {
        screen.write(line);
      }, total),
    );
  const bar = new Bar(FORMAT, total, { retried: 0, failed: 0 });
  return withStatus(screen, bar.toText, () =>
    work(({ sent, retried, failed }) => {
      bar.update(sent + failed, { retried, failed });
    }),
  );
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
