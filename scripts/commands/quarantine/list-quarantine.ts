import { readGivenUp } from "../../shared/failures/given-up-batch.js";
import type { KeptObjects } from "../../shared/failures/ports.js";
import { readQuarantined } from "../../shared/failures/quarantined-record.js";
import { readKept, type KeptObject } from "../../shared/failures/read-kept.js";
import { isWithin, type TimeRange } from "../../shared/failures/time-range.js";

/** The reason under which batches that Lambda gave up on are listed. */
export const GIVEN_UP = "given-up";

/** One held object, without its text. */
export interface QuarantineEntry {
  /** When the stream took the record in, or Lambda gave the batch up; ISO 8601. */
  readonly when: string;
  readonly reason: string;
  /** Names of the fields at fault; empty for the event as a whole. */
  readonly fields: readonly string[];
  /** Of the records themselves. */
  readonly bytes: number;
  /** Records in it: 1, but for batches. 0 when the object cannot be read. */
  readonly records: number;
  readonly key: string;
}

export interface ListOptions extends TimeRange {
  /** Only this reason; "given-up" for batches. */
  readonly reason?: string | undefined;
}

const UNREADABLE = "unreadable";

const unreadable = ({ key, bytes, writtenAt }: KeptObject): QuarantineEntry => ({
  when: writtenAt.toISOString(),
  reason: UNREADABLE,
  fields: [],
  bytes,
  records: 0,
  key,
});

const fromRecord = (object: KeptObject): QuarantineEntry => {
  const record = readQuarantined(object.text);
  if (record === undefined) return unreadable(object);
  const { arrivedAt, reason, issues, data } = record;
  const fields = issues.flatMap(({ path }) => (path === "" ? [] : [path]));
  return { when: arrivedAt.toISOString(), reason, fields, bytes: data.length, records: 1, key: object.key };
};

const fromBatch = (object: KeptObject): QuarantineEntry => {
  const batch = readGivenUp(object.text);
  if (batch === undefined) return unreadable(object);
  const bytes = batch.records.reduce((sum, { data }) => sum + data.length, 0);
  const when = object.writtenAt.toISOString();
  return { when, reason: GIVEN_UP, fields: [], bytes, records: batch.records.length, key: object.key };
};

/** What the bucket holds for a person to look at, oldest first. */
export const listQuarantine = async (
  objects: KeptObjects,
  { reason, ...range }: ListOptions,
): Promise<readonly QuarantineEntry[]> => {
  const records = await readKept(objects, "quarantined", range);
  const batches = await readKept(objects, "given-up", range);
  const held = [...records.kept.map(fromRecord), ...batches.kept.map(fromBatch)];
  return held
    .filter((one) => isWithin(range, new Date(one.when)) && (reason === undefined || one.reason === reason))
    .toSorted((one, other) => (one.when < other.when ? -1 : 1));
};
