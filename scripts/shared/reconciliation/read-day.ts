import type { ObjectVersion, Unreadable } from "./compare-day.js";
import { fingerprint, timeOf, type Content, type Fingerprint } from "./fingerprint.js";

/** A ticket at a location, in S3 with its object; or an object that cannot be read as tickets. */
export type LocatedEntry = { readonly day: string } & (
  { readonly content: Content; readonly version?: ObjectVersion } | { readonly key: string; readonly reason: string }
);

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

/** What a location has of a day: the newest record of every ticket, whatever the order in which they are read. */
class DayReading {
  private readonly byTicket = new Map<string, Newest>();
  private readonly unreadable: Unreadable[] = [];
  private readonly superseded: Superseded[] = [];

  constructor(private readonly day: string) {}

  add(entry: LocatedEntry): void {
    if ("reason" in entry) this.unreadable.push({ kind: "unreadable", ...entry });
    else this.addRecord(entry.content, entry.version);
  }

  settledBefore(time: string): DayAtLocation {
    const all = [...this.byTicket];
    const settled = all.filter(([, { processedAt }]) => processedAt < time);
    return {
      tickets: new Map(settled.map(([id, record]) => [id, record.fingerprint])),
      versions: new Map(settled.flatMap(([id, { version }]) => (version === undefined ? [] : [[id, version]]))),
      unreadable: this.unreadable,
      unsettled: all.length - settled.length,
      superseded: this.superseded,
    };
  }

  private addRecord(content: Content, version: ObjectVersion | undefined): void {
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
 * The tickets of some days at a location: of several records of a ticket the newest counts. Entries of other days, such
 * as one that came into being since the days were listed, are left out.
 * @param settledBefore tickets processed at or after this time (ISO 8601) are only counted
 * @returns what the location has of one of the days
 * @throws the reason of `signal` when it aborts
 */
export const readDays = async (
  entries: AsyncIterable<LocatedEntry>,
  days: readonly string[],
  settledBefore: string,
  signal: AbortSignal | undefined,
): Promise<(day: string) => DayAtLocation> => {
  const readings = new Map(days.map((day) => [day, new DayReading(day)]));
  for await (const entry of entries) {
    signal?.throwIfAborted();
    readings.get(entry.day)?.add(entry);
  }
  return (day) => (readings.get(day) ?? new DayReading(day)).settledBefore(settledBefore);
};
