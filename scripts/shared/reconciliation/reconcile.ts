import { daysIn, type DateRange } from "./days.js";
import {
  compareDay,
  explainMissing,
  type Finding,
  type ObjectVersion,
  type Rejection,
  type TicketLocation,
  type Unreadable,
} from "./compare-day.js";
import { fingerprint, timeOf, type Content, type Fingerprint } from "./fingerprint.js";

/** A ticket at a location, in S3 with its object; or an object that cannot be read as tickets. */
export type LocatedEntry =
  { readonly content: Content; readonly version?: ObjectVersion } | { readonly key: string; readonly reason: string };

/** Reads one of the three locations, day by day, by the time at which tickets were submitted (UTC). */
export interface LocationReader {
  ticketsOf(day: string): AsyncIterable<LocatedEntry>;
}

/** The warehouse also stores what a load rejected. */
export interface WarehouseReader extends LocationReader {
  /** What the load rejected of the objects of a day. */
  rejectionsOf(day: string): Promise<readonly Rejection[]>;
}

/** Tickets that the API has stored and put on the stream. */
export interface ReceivedTicketsReader {
  /** Ids of tickets of a day that have waited too long for an execution. */
  unstartedOf(day: string): Promise<readonly string[]>;
}

export interface ReconcileSources extends Readonly<Record<TicketLocation, LocationReader>> {
  readonly warehouse: WarehouseReader;
  readonly received: ReceivedTicketsReader;
}

export interface Comparison {
  readonly range: DateRange;
  readonly findings: readonly Finding[];
  /** Tickets found at each location. */
  readonly counted: Readonly<Record<TicketLocation, number>>;
}

interface DayAtLocation {
  readonly tickets: ReadonlyMap<string, Fingerprint>;
  readonly versions: ReadonlyMap<string, ObjectVersion>;
  readonly unreadable: readonly Unreadable[];
}

const isSettled = (content: Content, settledBefore: string): boolean =>
  (timeOf(content.get("processed_at")) ?? "") < settledBefore;

const readDay = async (source: LocationReader, day: string, settledBefore: string): Promise<DayAtLocation> => {
  const tickets = new Map<string, Fingerprint>();
  const versions = new Map<string, ObjectVersion>();
  const unreadable: Unreadable[] = [];
  for await (const entry of source.ticketsOf(day)) {
    if ("reason" in entry) unreadable.push({ kind: "unreadable", day, ...entry });
    else if (isSettled(entry.content, settledBefore)) {
      const ticketId = String(entry.content.get("ticket_id"));
      tickets.set(ticketId, fingerprint(entry.content));
      if (entry.version !== undefined) versions.set(ticketId, entry.version);
    }
  }
  return { tickets, versions, unreadable };
};

/**
 * Compares the three locations day by day. Only a day's fingerprints are in memory, about 700 bytes per ticket and
 * location.
 * @param settledBefore leaves out tickets processed at or after this time (ISO 8601), which may not be everywhere yet
 */
export const reconcile = async (
  sources: ReconcileSources,
  range: DateRange,
  settledBefore: string,
): Promise<Comparison> => {
  const findings: Finding[] = [];
  const counted = { table: 0, objects: 0, warehouse: 0 };
  for (const day of daysIn(range)) {
    const [table, objects, warehouse] = await Promise.all([
      readDay(sources.table, day, settledBefore),
      readDay(sources.objects, day, settledBefore),
      readDay(sources.warehouse, day, settledBefore),
    ]);
    counted.table += table.tickets.size;
    counted.objects += objects.tickets.size;
    counted.warehouse += warehouse.tickets.size;
    const tickets = { table: table.tickets, objects: objects.tickets, warehouse: warehouse.tickets };
    const found = await explainMissing(compareDay(day, tickets), objects.versions, () =>
      sources.warehouse.rejectionsOf(day),
    );
    const unstarted = await sources.received.unstartedOf(day);
    findings.push(
      ...objects.unreadable,
      ...found,
      ...unstarted.map((ticketId): Finding => ({ kind: "unstarted", ticketId, day })),
    );
  }
  return { range, findings, counted };
};
