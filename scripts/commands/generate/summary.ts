import { RECORD_KINDS } from "../../shared/stream/record.js";
import type { SendSummary } from "../../shared/stream/send-tally.js";

const MIB = 1_048_576;

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const precise = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** Records per second; 0 when no time has passed. */
export const recordsPerSecond = ({ sent, seconds }: SendSummary): number => (seconds > 0 ? sent / seconds : 0);

const kindsOf = ({ sentByKind }: SendSummary): string => {
  const parts = RECORD_KINDS.filter((kind) => sentByKind[kind] > 0).map(
    (kind) => `${kind} ${whole.format(sentByKind[kind])}`,
  );
  return parts.length === 0 ? "none" : parts.join(", ");
};

/** The summary for people, one fact a line. */
export const formatSummary = (summary: SendSummary): string =>
  [
    `Sent      ${whole.format(summary.sent)} records, ${precise.format(summary.bytes / MIB)} MiB`,
    `By kind   ${kindsOf(summary)}`,
    `Retried   ${whole.format(summary.retried)}`,
    `Failed    ${whole.format(summary.failed)}`,
    `Time      ${precise.format(summary.seconds)} s, ${precise.format(recordsPerSecond(summary))} records/s`,
    "",
  ].join("\n");
