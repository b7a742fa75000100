import type { ObjectVersion, Unreadable } from "./compare-day.js";
import { fingerprint, timeOf, type Content, type Fingerprint } from "./fingerprint.js";

/** A ticket at a location, in S3 with its object; or an object that cannot be read as tickets. */
export type LocatedEntry =
  { readonly content: Content; readonly version?: ObjectVersion } | { readonly key: string; readonly reason: string };

/** An object whose record of a ticket does not count, because another object of the day has a newer one. */
export interface Superseded {
  readonly ticketId: string;
  readonly day: string;
  readonly key: string;
  /** Key of the object whose record counts. */
  readonly by: string;
}

export interface DayAtLocation {
  readonly tickets: ReadonlyMap<string, Fingerprint>;
  readonly versions: ReadonlyMap<string, ObjectVersion>;
  readonly unreadable: readonly Unreadable[];
  readonly unsettled: number;
  readonly superseded: readonly Superseded[];
}

/** When a record was processed, and the object that has it: what decides which of two records is the newer. */
export interface Age {
  /** ISO 8601; "" if the record has no such time. */
  readonly processedAt: string;
  readonly version?: ObjectVersion | undefined;
}

const rankOf = ({ processedAt, version }: Age): readonly string[] => [
  processedAt,
  version?.modifiedAt ?? "",
  version?.key ?? "",
];

/**
 * Whether a record of a ticket is newer than another one: the time of processing decides, then that of the object, then
 * its key. The load has the same order (glue/ticket_etl/staging/transforms.py). The later of two equal ones counts.
 */
export const isNewer = (one: Age, other: Age): boolean => {
  const ranks = [rankOf(one), rankOf(other)] as const;
  const at = ranks[0].findIndex((value, index) => value !== ranks[1][index]);
  return at < 0 || (ranks[0][at] ?? "") > (ranks[1][at] ?? "");
};

/** When a record was processed. */
export const processedAtOf = (content: Content): string => timeOf(content.get("processed_at")) ?? "";

interface Newest extends Age {
  readonly fingerprint: Fingerprint;
}

/** The newest record of every ticket, whatever the order in which they are read. */
class NewestRecords {
  readonly byTicket = new Map<string, Newest>();
  readonly superseded: Superseded[] = [];

  constructor(private readonly day: string) {}

  add(content: Content, version: ObjectVersion | undefined): void {
    const ticketId = String(content.get("ticket_id"));
    const read = { processedAt: processedAtOf(content), version, fingerprint: fingerprint(content) };
    const known = this.byTicket.get(ticketId);
    const [newest, older] = known === undefined || isNewer(read, known) ? [read, known] : [known, read];
    this.byTicket.set(ticketId, newest);
    const [by, key] = [newest.version?.key, older?.version?.key];
    if (by !== undefined && key !== undefined && by !== key) {
      this.superseded.push({ ticketId, day: this.day, key, by });
    }
  }
}

/**
 * The tickets of a day at a location: of several records of a ticket the newest counts.
 * @param settledBefore tickets processed at or after this time (ISO 8601) are only counted
 * @throws the reason of `signal` when it aborts
 */
export const readDay = async (
  entries: AsyncIterable<LocatedEntry>,
  day: string,
  settledBefore: string,
  signal: AbortSignal | undefined,
): Promise<DayAtLocation> => {
  const records = new NewestRecords(day);
  const unreadable: Unreadable[] = [];
  for await (const entry of entries) {
    signal?.throwIfAborted();
    if ("reason" in entry) unreadable.push({ kind: "unreadable", day, ...entry });
    else records.add(entry.content, entry.version);
  }
  const all = [...records.byTicket];
  const settled = all.filter(([, { processedAt }]) => processedAt < settledBefore);
  return {
    tickets: new Map(settled.map(([id, record]) => [id, record.fingerprint])),
    versions: new Map(settled.flatMap(([id, { version }]) => (version === undefined ? [] : [[id, version]]))),
    unreadable,
    unsettled: all.length - settled.length,
    superseded: records.superseded,
  };
};
