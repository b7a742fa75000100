import { TimestampSchema } from "../../../functions/shared/contracts/timestamp.js";
import { daysIn, type DateRange } from "./days.js";
import { compareDay, type Finding, type TicketLocation, type Unreadable } from "./findings.js";
import { fingerprint, type Content, type Fingerprint } from "./fingerprint.js";
import { explainMissing, type ObjectVersion, type Rejection } from "./rejections.js";

/** A ticket of a place, in S3 with the object it lies in, or an object that holds none. */
export type LocatedEntry =
  { readonly content: Content; readonly version?: ObjectVersion } | { readonly key: string; readonly reason: string };

/** One of the three places, read day by day as its tickets were submitted (UTC). */
export interface LocationReader {
  ticketsOf(day: string): AsyncIterable<LocatedEntry>;
}

/** The warehouse also knows what it was not given. */
export interface WarehouseReader extends LocationReader {
  /** What the load refused among the objects of a day. */
  rejectionsOf(day: string): Promise<readonly Rejection[]>;
}

/** What the API wrote down, and left to the stream. */
export interface ReceivedTicketsReader {
  /** Ids of tickets of a day that have waited for an execution for too long. */
  unstartedOf(day: string): Promise<readonly string[]>;
}

export interface ReconcileSources extends Readonly<Record<TicketLocation, LocationReader>> {
  readonly warehouse: WarehouseReader;
  readonly received: ReceivedTicketsReader;
}

export interface Comparison {
  readonly range: DateRange;
  readonly findings: readonly Finding[];
  /** Tickets found in each place. */
  readonly counted: Readonly<Record<TicketLocation, number>>;
}

interface DayAtLocation {
  readonly tickets: ReadonlyMap<string, Fingerprint>;
  readonly versions: ReadonlyMap<string, ObjectVersion>;
  readonly unreadable: readonly Unreadable[];
}

const isSettled = (content: Content, settledBefore: string): boolean =>
  (TimestampSchema.safeParse(content.get("processed_at")).data ?? "") < settledBefore;

const readDay = async (source: LocationReader, day: string, settledBefore: string): Promise<DayAtLocation> => {
  const tickets = new Map<string, Fingerprint>();
  const versions = new Map<string, ObjectVersion>();
  const unreadable: Unreadable[] = [];
  for await (const held of source.ticketsOf(day)) {
    if ("reason" in held) unreadable.push({ kind: "unreadable", day, ...held });
    else if (isSettled(held.content, settledBefore)) {
      const ticketId = String(held.content.get("ticket_id"));
      tickets.set(ticketId, fingerprint(held.content));
      if (held.version !== undefined) versions.set(ticketId, held.version);
    }
  }
  return { tickets, versions, unreadable };
};

/**
 * Compares the three places, a day at a time: a day's fingerprints are all that is held, some 700 bytes a ticket and place.
 * @param settledBefore leaves out tickets processed later (ISO 8601): they are still on their way from place to place.
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
    const held = { table: table.tickets, objects: objects.tickets, warehouse: warehouse.tickets };
    const found = await explainMissing(compareDay(day, held), objects.versions, () =>
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
