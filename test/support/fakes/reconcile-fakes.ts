import { createHash } from "node:crypto";
import type { DateRange } from "../../../scripts/shared/reconciliation/days.js";
import { COMPARED_COLUMNS, type Content } from "../../../scripts/shared/reconciliation/fingerprint.js";
import type { LocatedEntry } from "../../../scripts/shared/reconciliation/read-day.js";
import type {
  ReconcileSources,
  LocationReader,
  WarehouseReader,
} from "../../../scripts/shared/reconciliation/reconcile.js";
import { addCounts, type DayCounts } from "../../../scripts/shared/reconciliation/windows.js";
import type { ObjectVersion, Rejection } from "../../../scripts/shared/reconciliation/compare-day.js";
import type { Repairs, TicketOfDay } from "../../../scripts/shared/reconciliation/repair.js";
import { ticketObjectKey, type TicketRecord } from "../../../functions/shared/contracts/ticket-record-schema.js";

export const contentOf = (record: TicketRecord): Content => new Map(Object.entries(record));

/** A row of the warehouse: its columns in order, times without T and Z. */
export const warehouseRowOf = (record: TicketRecord): Content =>
  new Map(
    COMPARED_COLUMNS.map((column) => {
      const value = Object.entries(record).find(([name]) => name === column)?.[1] ?? null;
      return [
        column,
        column.endsWith("_at")
          ? String(value)
              .replace("T", " ")
              .replace(/\.?0*Z$/, "")
          : value,
      ];
    }),
  );

/** The object of a record. Other content has another ETag. */
const versionOf = (record: TicketRecord): ObjectVersion => ({
  key: ticketObjectKey(record),
  etag: createHash("md5").update(JSON.stringify(record)).digest("hex"),
  modifiedAt: "2026-11-22T00:00:00.000Z",
});

const dayOf = (record: TicketRecord): string => record.submitted_at.slice(0, 10);

/** Tickets by id, in one location. A reading has tickets of other days, too. */
export class FakeLocation implements LocationReader {
  readonly tickets = new Map<string, TicketRecord>();
  readonly unreadable: { readonly key: string; readonly reason: string }[] = [];
  /** The days of each reading. */
  readonly windowsRead: (readonly string[])[] = [];
  /** Keys of objects with other names than the pipeline gives, by ticket id. */
  readonly keys = new Map<string, string>();
  /** Records of other objects, read after those of `tickets`. */
  readonly others: { readonly record: TicketRecord; readonly version: Partial<ObjectVersion> }[] = [];
  /** Days that exist without a ticket, such as a folder with other objects. */
  readonly otherDays: string[] = [];
  /** Days that seem to have more tickets than they have. */
  readonly busyDays: string[] = [];

  constructor(
    records: readonly TicketRecord[] = [],
    private readonly asContent: (record: TicketRecord) => Content = contentOf,
  ) {
    for (const record of records) this.tickets.set(record.ticket_id, record);
  }

  daysIn({ from, to }: DateRange): Promise<DayCounts> {
    const days = [...this.tickets.values()].map(({ submitted_at: submittedAt }) => submittedAt.slice(0, 10));
    const found = [...days, ...this.otherDays].map((day) => [day, 1] as const);
    const busy = this.busyDays.map((day) => [day, Infinity] as const);
    const counts = [...found, ...busy].filter(([day]) => from <= day && day <= to);
    return Promise.resolve(addCounts(counts.map((count) => new Map([count]))));
  }

  countOutside({ from, to }: DateRange): Promise<number> {
    const days = [...this.tickets.values()].map(({ submitted_at: submittedAt }) => submittedAt.slice(0, 10));
    return Promise.resolve(days.filter((day) => day < from || day > to).length);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- an adapter awaits here
  async *ticketsOf(days: readonly string[]): AsyncGenerator<LocatedEntry> {
    this.windowsRead.push(days);
    yield* this.unreadable.map((entry) => ({ day: days[0] ?? "", ...entry }));
    for (const record of this.tickets.values()) {
      const version = versionOf(record);
      const key = this.keys.get(record.ticket_id) ?? version.key;
      yield { day: dayOf(record), content: this.asContent(record), version: { ...version, key } };
    }
    for (const { record, version } of this.others)
      yield { day: dayOf(record), content: this.asContent(record), version: { ...versionOf(record), ...version } };
  }
}

/** The warehouse, with the rejects of loads. */
export class FakeWarehouseLocation extends FakeLocation implements WarehouseReader {
  readonly rejections: Rejection[] = [];

  rejectionsOf(): Promise<readonly Rejection[]> {
    return Promise.resolve(this.rejections);
  }

  /** Rejects a record as a load does. */
  reject(record: TicketRecord, reason: string): void {
    this.rejections.push({ ...versionOf(record), ticketId: record.ticket_id, reason });
  }
}

/** Three locations with the same tickets, and repairs of them. */
export class FakeReconcilePorts implements Repairs {
  readonly table: FakeLocation;
  readonly objects: FakeLocation;
  readonly warehouse: FakeWarehouseLocation;
  readonly loaded: TicketOfDay[] = [];
  /** Ids by day. */
  readonly unstarted = new Map<string, readonly string[]>();

  constructor(...records: readonly TicketRecord[]) {
    this.table = new FakeLocation(records);
    this.objects = new FakeLocation(records);
    this.warehouse = new FakeWarehouseLocation(records, warehouseRowOf);
  }

  get sources(): ReconcileSources {
    const received = {
      daysIn: () => Promise.resolve(new Map([...this.unstarted].map(([day, ids]) => [day, ids.length]))),
      unstartedOf: (day: string) => Promise.resolve(this.unstarted.get(day) ?? []),
    };
    return { table: this.table, objects: this.objects, warehouse: this.warehouse, received };
  }

  writeObject({ ticketId }: TicketOfDay): Promise<void> {
    this.copy(ticketId, this.table, this.objects);
    return Promise.resolve();
  }

  addItem({ ticketId }: TicketOfDay): Promise<boolean> {
    this.copy(ticketId, this.objects, this.table);
    return Promise.resolve(true);
  }

  load(tickets: readonly TicketOfDay[]): Promise<void> {
    this.loaded.push(...tickets);
    for (const { ticketId } of tickets) this.copy(ticketId, this.objects, this.warehouse);
    return Promise.resolve();
  }

  private copy(ticketId: string, from: FakeLocation, to: FakeLocation): void {
    const record = from.tickets.get(ticketId);
    if (record === undefined) throw new Error(`no ticket ${ticketId}`);
    to.tickets.set(ticketId, record);
  }
}
