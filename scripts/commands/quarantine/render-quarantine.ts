import { onOneLine } from "../../shared/terminal/table.js";
import { renderTable } from "../../shared/executions/render-report.js";
import type { QuarantineEntry } from "./list-quarantine.js";

const KEY_LENGTH = 1_024;

const row = ({ when, reason, fields, bytes, records, key }: QuarantineEntry): readonly string[] => [
  when,
  records > 1 ? `${onOneLine(reason)} (${records} records)` : onOneLine(reason),
  onOneLine(fields.join(", ")),
  bytes.toLocaleString("en"),
  onOneLine(key, KEY_LENGTH),
];

/** Held objects and records by reason, the most frequent first. */
export const totals = (
  held: readonly QuarantineEntry[],
): readonly { readonly reason: string; readonly objects: number; readonly records: number }[] => {
  const byReason = Map.groupBy(held, ({ reason }) => reason);
  return [...byReason]
    .map(([reason, those]) => ({
      reason,
      objects: those.length,
      records: those.reduce((sum, { records }) => sum + records, 0),
    }))
    .toSorted((one, other) => other.objects - one.objects);
};

const total = ({ reason, objects, records }: ReturnType<typeof totals>[number]): string =>
  records > objects ? `${objects} ${reason} (${records} records)` : `${objects} ${reason}`;

/** What is held as a table, and how much of it for each reason. */
export const renderQuarantine = (held: readonly QuarantineEntry[]): string =>
  held.length === 0
    ? "Nothing is held."
    : `${renderTable(["when", "reason", "fields at fault", "bytes", "key"], held.map(row))}\n\n${totals(held).map(total).join(", ")}`;
