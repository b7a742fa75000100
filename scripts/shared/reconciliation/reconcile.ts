import { mapWithProgress, type Screen } from "../terminal/screen.js";
import type { DateRange } from "./days.js";
import {
  compareDay,
  explainMissing,
  type Finding,
  type ObjectVersion,
  type Rejection,
  type TicketLocation,
} from "./compare-day.js";
import { keyOn } from "./object-folders.js";
import { readDay, type LocatedEntry, type Superseded } from "./read-day.js";

/** Reads one of the three locations, day by day, by the time at which tickets were submitted (UTC). */
export interface LocationReader {
  /** The days of a range that have tickets here, in any order, perhaps repeated. */
  daysIn(range: DateRange, signal?: AbortSignal): Promise<readonly string[]>;
  ticketsOf(day: string): AsyncIterable<LocatedEntry>;
  /** How many tickets of other days are here; in S3 objects, which are not read. */
  countOutside(range: DateRange, signal?: AbortSignal): Promise<number>;
}

/** The warehouse also stores what a load rejected. */
export interface WarehouseReader extends LocationReader {
  /** What the load rejected of the objects of a day. */
  rejectionsOf(day: string): Promise<readonly Rejection[]>;
}

/** Tickets that the API has stored and put on the stream. */
export interface ReceivedTicketsReader {
  /** The days of a range on which such tickets were submitted. */
  daysIn(range: DateRange, signal?: AbortSignal): Promise<readonly string[]>;
  /** Ids of tickets of a day that have waited too long for an execution. */
  unstartedOf(day: string): Promise<readonly string[]>;
}

export interface ReconcileSources extends Readonly<Record<TicketLocation, LocationReader>> {
  readonly warehouse: WarehouseReader;
  readonly received: ReceivedTicketsReader;
}

type LocationCounts = Readonly<Record<TicketLocation, number>>;

export interface Comparison {
  readonly range: DateRange;
  readonly findings: readonly Finding[];
  /** Tickets found at each location. */
  readonly counted: LocationCounts;
  /** What is at each location and was not compared. */
  readonly skipped: {
    /** Tickets of the range that were processed too recently. */
    readonly unsettled: LocationCounts;
    /** Tickets of days outside of the range; in S3 objects. */
    readonly outside: LocationCounts;
    /** Objects of the range that have an older or equal record of a ticket, which another object has, too. */
    readonly superseded: readonly Superseded[];
  };
}

export interface ReconcileOptions {
  /** Stops the comparison. */
  readonly signal?: AbortSignal | undefined;
  /** Where progress is shown if it takes longer than a second. @default nowhere */
  readonly screen?: Screen | undefined;
}

interface ExistingDay {
  readonly day: string;
  /** Whether tickets of the day have only been received. */
  readonly hasReceived: boolean;
}

/** The days of a range that exist anywhere, in order. */
const daysOf = async (
  { table, objects, warehouse, received }: ReconcileSources,
  range: DateRange,
  signal: AbortSignal | undefined,
): Promise<readonly ExistingDay[]> => {
  const [receivedOn = [], ...others] = await Promise.all(
    [received, table, objects, warehouse].map((source) => source.daysIn(range, signal)),
  );
  const withReceived = new Set(receivedOn);
  const days = [...new Set([...receivedOn, ...others.flat()])].sort();
  return days.map((day) => ({ day, hasReceived: withReceived.has(day) }));
};

/** Adds the key of an object that has another name than the pipeline gives, by which a repair finds it. */
const withKey =
  (versions: ReadonlyMap<string, ObjectVersion>) =>
  (finding: Finding): Finding => {
    if (finding.kind !== "missing" && finding.kind !== "differs") return finding;
    const key = versions.get(finding.ticketId)?.key;
    return key === undefined || key === keyOn(finding.day, finding.ticketId) ? finding : { ...finding, key };
  };

interface ComparedDay extends Pick<Comparison, "findings" | "counted"> {
  readonly unsettled: LocationCounts;
  readonly superseded: readonly Superseded[];
}

const reconcileDay = async (
  sources: ReconcileSources,
  { day, hasReceived }: ExistingDay,
  settledBefore: string,
  signal: AbortSignal | undefined,
): Promise<ComparedDay> => {
  signal?.throwIfAborted();
  const [table, objects, warehouse] = await Promise.all([
    readDay(sources.table.ticketsOf(day), day, settledBefore, signal),
    readDay(sources.objects.ticketsOf(day), day, settledBefore, signal),
    readDay(sources.warehouse.ticketsOf(day), day, settledBefore, signal),
  ]);
  const tickets = { table: table.tickets, objects: objects.tickets, warehouse: warehouse.tickets };
  const compared = compareDay(day, tickets).map(withKey(objects.versions));
  const found = await explainMissing(compared, objects.versions, () => sources.warehouse.rejectionsOf(day));
  const unstarted = hasReceived ? await sources.received.unstartedOf(day) : [];
  return {
    findings: [
      ...objects.unreadable,
      ...found,
      ...unstarted.map((ticketId): Finding => ({ kind: "unstarted", ticketId, day })),
    ],
    counted: { table: table.tickets.size, objects: objects.tickets.size, warehouse: warehouse.tickets.size },
    unsettled: { table: table.unsettled, objects: objects.unsettled, warehouse: warehouse.unsettled },
    superseded: objects.superseded,
  };
};

const sum = (counts: readonly LocationCounts[]): LocationCounts => {
  const total = (location: TicketLocation): number => counts.reduce((all, count) => all + count[location], 0);
  return { table: total("table"), objects: total("objects"), warehouse: total("warehouse") };
};

const countOutside = async (
  { table, objects, warehouse }: ReconcileSources,
  range: DateRange,
  signal: AbortSignal | undefined,
): Promise<LocationCounts> => {
  const count = (source: LocationReader): Promise<number> => source.countOutside(range, signal);
  const [inTable, inObjects, inWarehouse] = await Promise.all([count(table), count(objects), count(warehouse)]);
  return { table: inTable, objects: inObjects, warehouse: inWarehouse };
};

/**
 * Compares the three locations, one day after the other, of the days that exist anywhere. Only a day's fingerprints are
 * in memory, about 800 bytes per ticket and location.
 * @param settledBefore leaves out tickets processed at or after this time (ISO 8601), which may not be everywhere yet
 * @throws the reason of `signal` when it aborts
 */
export const reconcile = async (
  sources: ReconcileSources,
  range: DateRange,
  settledBefore: string,
  { signal, screen }: ReconcileOptions = {},
): Promise<Comparison> => {
  const compared = await mapWithProgress(
    await daysOf(sources, range, signal),
    (day) => reconcileDay(sources, day, settledBefore, signal),
    { concurrency: 1, label: "Days", screen },
  );
  const unsettled = sum(compared.map((day) => day.unsettled));
  const superseded = compared.flatMap((day) => day.superseded);
  return {
    range,
    findings: compared.flatMap(({ findings }) => findings),
    counted: sum(compared.map(({ counted }) => counted)),
    skipped: { unsettled, outside: await countOutside(sources, range, signal), superseded },
  };
};
