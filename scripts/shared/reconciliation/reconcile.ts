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
import { readDays, type DayAtLocation, type LocatedEntry, type Superseded } from "./read-day.js";
import { addCounts, toWindows, type DayCounts } from "./windows.js";

/** Reads one of the three locations by the days (UTC) on which tickets were submitted. */
export interface LocationReader {
  /** The days of a range that have tickets here; in S3 objects are counted. */
  daysIn(range: DateRange, signal?: AbortSignal): Promise<DayCounts>;
  /** The tickets of some days, in any order. May have others that were submitted between these. */
  ticketsOf(days: readonly string[]): AsyncIterable<LocatedEntry>;
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
  daysIn(range: DateRange, signal?: AbortSignal): Promise<DayCounts>;
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

interface ExistingDays {
  /** The days of a range that exist anywhere, in order, in groups that are read at once. */
  readonly windows: readonly (readonly string[])[];
  /** Days with tickets that have only been received. */
  readonly withReceived: DayCounts;
}

const daysOf = async (
  { table, objects, warehouse, received }: ReconcileSources,
  range: DateRange,
  signal: AbortSignal | undefined,
): Promise<ExistingDays> => {
  const days = [received, table, objects, warehouse].map((source) => source.daysIn(range, signal));
  const [withReceived = new Map<string, number>(), ...others] = await Promise.all(days);
  return { windows: toWindows(addCounts([withReceived, ...others])), withReceived };
};

/** What the three locations have of a day. */
type DayEverywhere = Readonly<Record<TicketLocation, DayAtLocation>>;

interface ReconcileRun {
  readonly sources: ReconcileSources;
  /** ISO 8601. */
  readonly settledBefore: string;
  readonly signal: AbortSignal | undefined;
}

const readWindow = async (
  { sources, settledBefore, signal }: ReconcileRun,
  days: readonly string[],
): Promise<(day: string) => DayEverywhere> => {
  signal?.throwIfAborted();
  const read = (source: LocationReader) => readDays(source.ticketsOf(days), days, settledBefore, signal);
  const [table, objects, warehouse] = await Promise.all([
    read(sources.table),
    read(sources.objects),
    read(sources.warehouse),
  ]);
  return (day) => ({ table: table(day), objects: objects(day), warehouse: warehouse(day) });
};

/** Reads a window for the first of its days and holds it for the others, which follow one after the other. */
const holdingOne = <Reading>(read: (days: readonly string[]) => Promise<Reading>) => {
  let held: { readonly days: readonly string[]; readonly reading: Promise<Reading> } | undefined;
  return (days: readonly string[]): Promise<Reading> => {
    if (held?.days !== days) held = { days, reading: read(days) };
    return held.reading;
  };
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
  { sources, signal }: ReconcileRun,
  day: string,
  { table, objects, warehouse }: DayEverywhere,
  hasReceived: boolean,
): Promise<ComparedDay> => {
  signal?.throwIfAborted();
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
 * Compares the three locations, one day after the other, of the days that exist anywhere. Only the fingerprints of a
 * busy day, or of some quiet ones, are in memory: about 800 bytes per ticket and location.
 * @param settledBefore leaves out tickets processed at or after this time (ISO 8601), which may not be everywhere yet
 * @throws the reason of `signal` when it aborts
 */
export const reconcile = async (
  sources: ReconcileSources,
  range: DateRange,
  settledBefore: string,
  { signal, screen }: ReconcileOptions = {},
): Promise<Comparison> => {
  const { windows, withReceived } = await daysOf(sources, range, signal);
  const run = { sources, settledBefore, signal };
  const read = holdingOne((days) => readWindow(run, days));
  const compared = await mapWithProgress(
    windows.flatMap((window) => window.map((day) => ({ day, window }))),
    async ({ day, window }) => reconcileDay(run, day, (await read(window))(day), withReceived.has(day)),
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
