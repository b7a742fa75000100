import { QUARANTINE_REASONS } from "../../../functions/shared/intake/invalid-record.js";
import type { StoredObjects } from "../../shared/failures/ports.js";
import { readStoredObjects, type FoundObject } from "../../shared/failures/read-stored-objects.js";
import { isWithin, type TimeRange } from "../../shared/failures/selection.js";
import { readGivenUp, readQuarantined } from "../../shared/failures/stored-records.js";
import { formatCount, plural } from "../../shared/terminal/format.js";
import { onOneLine, renderTable } from "../../shared/terminal/table.js";

/** The reason under which batches that Lambda gave up on are listed. */
const GIVEN_UP = "given-up";

/** One quarantined record or given-up batch, without its text. */
interface QuarantineEntry {
  /** When the stream accepted the record, or Lambda gave up on the batch; ISO 8601. */
  readonly when: string;
  readonly reason: string;
  /** Names of the invalid fields; empty if the event as a whole is invalid. */
  readonly fields: readonly string[];
  /** Size of the records themselves. */
  readonly bytes: number;
  /** Number of records: 1 except for batches, 0 if the object cannot be read. */
  readonly records: number;
  readonly key: string;
}

export interface ListOptions extends TimeRange {
  /** Only this reason; "given-up" for batches. */
  readonly reason?: string | undefined;
}

const UNREADABLE = "unreadable";

/** Every reason under which something is listed. */
export const LISTED_REASONS: readonly string[] = [...QUARANTINE_REASONS, GIVEN_UP, UNREADABLE];

const unreadable = ({ key, bytes, writtenAt }: FoundObject): QuarantineEntry => ({
  when: writtenAt.toISOString(),
  reason: UNREADABLE,
  fields: [],
  bytes,
  records: 0,
  key,
});

const fromRecord = (object: FoundObject): QuarantineEntry => {
  const record = readQuarantined(object.text);
  if (record === undefined) return unreadable(object);
  const { arrivedAt, reason, issues, data } = record;
  const fields = issues.flatMap(({ path }) => (path === "" ? [] : [path]));
  return { when: arrivedAt.toISOString(), reason, fields, bytes: data.length, records: 1, key: object.key };
};

const fromBatch = (object: FoundObject): QuarantineEntry => {
  const batch = readGivenUp(object.text);
  if (batch === undefined) return unreadable(object);
  const bytes = batch.records.reduce((sum, { data }) => sum + data.length, 0);
  const when = object.writtenAt.toISOString();
  return { when, reason: GIVEN_UP, fields: [], bytes, records: batch.records.length, key: object.key };
};

/** Lists the bucket's quarantined records and given-up batches, oldest first. */
export const listQuarantine = async (
  objects: StoredObjects,
  { reason, ...range }: ListOptions,
): Promise<readonly QuarantineEntry[]> => {
  const records = await readStoredObjects(objects, "quarantined", range);
  const batches = await readStoredObjects(objects, "given-up", range);
  return [...records.found.map(fromRecord), ...batches.found.map(fromBatch)]
    .filter((entry) => isWithin(range, new Date(entry.when)) && (reason === undefined || entry.reason === reason))
    .toSorted((one, other) => (one.when < other.when ? -1 : 1));
};

/** Objects and records by reason, the most frequent first. */
export const totals = (
  entries: readonly QuarantineEntry[],
): readonly { readonly reason: string; readonly objects: number; readonly records: number }[] => {
  const byReason = Map.groupBy(entries, ({ reason }) => reason);
  return [...byReason]
    .map(([reason, those]) => ({
      reason,
      objects: those.length,
      records: those.reduce((sum, { records }) => sum + records, 0),
    }))
    .toSorted((one, other) => other.objects - one.objects);
};

const renderTotal = ({ reason, objects, records }: ReturnType<typeof totals>[number]): string =>
  records > objects ? `${objects} ${reason} (${plural(records, "record")})` : `${objects} ${reason}`;

const KEY_LENGTH = 1_024;

const row = ({ when, reason, fields, bytes, records, key }: QuarantineEntry): readonly string[] => [
  when,
  records > 1 ? `${onOneLine(reason)} (${plural(records, "record")})` : onOneLine(reason),
  onOneLine(fields.join(", ")),
  formatCount(bytes),
  onOneLine(key, KEY_LENGTH),
];

/** The entries as a table, with totals by reason. */
export const renderQuarantine = (entries: readonly QuarantineEntry[]): string => {
  if (entries.length === 0) return "Nothing found.";
  const table = renderTable(["when", "reason", "invalid fields", "bytes", "key"], entries.map(row));
  return `${table}\n\n${totals(entries).map(renderTotal).join(", ")}`;
};
