import { createHash } from "node:crypto";
import { COLUMNS, type Content } from "../../../scripts/shared/reconciliation/fingerprint.js";
import type { Held, Sources, TicketSource, WarehouseSource } from "../../../scripts/shared/reconciliation/reconcile.js";
import type { ObjectVersion, Rejection } from "../../../scripts/shared/reconciliation/rejections.js";
import type { Repairs, TicketOfDay } from "../../../scripts/shared/reconciliation/repair.js";
import { ticketKey, type TicketRecord } from "../../../functions/shared/contracts/ticket-record.js";

export const contentOf = (record: TicketRecord): Content => new Map(Object.entries(record));

/** A row of the warehouse: its columns in their order, times without T and Z. */
export const rowOf = (record: TicketRecord): Content =>
  new Map(
    COLUMNS.map((column) => {
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

/** The object of a record; other content, other etag. */
const versionOf = (record: TicketRecord): ObjectVersion => ({
  key: ticketKey(record),
  etag: createHash("md5").update(JSON.stringify(record)).digest("hex"),
});

/** Tickets by id, in one place. */
export class FakePlace implements TicketSource {
  readonly tickets = new Map<string, TicketRecord>();
  readonly unreadable: { readonly key: string; readonly reason: string }[] = [];
  readonly daysRead: string[] = [];

  constructor(
    records: readonly TicketRecord[] = [],
    private readonly asContent: (record: TicketRecord) => Content = contentOf,
  ) {
    for (const record of records) this.tickets.set(record.ticket_id, record);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- what an adapter awaits is here already
  async *ticketsOf(day: string): AsyncGenerator<Held> {
    this.daysRead.push(day);
    yield* this.unreadable;
    for (const record of this.tickets.values())
      if (record.submitted_at.startsWith(day)) yield { content: this.asContent(record), version: versionOf(record) };
  }
}

/** The warehouse, with what a load refused. */
export class FakeWarehousePlace extends FakePlace implements WarehouseSource {
  readonly rejections: Rejection[] = [];

  rejectionsOf(): Promise<readonly Rejection[]> {
    return Promise.resolve(this.rejections);
  }

  /** As a load does that cannot take a record. */
  reject(record: TicketRecord, reason: string): void {
    this.rejections.push({ ...versionOf(record), ticketId: record.ticket_id, reason });
  }
}

/** Three places that hold the same tickets, and repairs that work on them. */
export class FakePlaces implements Repairs {
  readonly table: FakePlace;
  readonly objects: FakePlace;
  readonly warehouse: FakeWarehousePlace;
  readonly loaded: TicketOfDay[] = [];
  /** Ids by day. */
  readonly unstarted = new Map<string, readonly string[]>();

  constructor(...records: readonly TicketRecord[]) {
    this.table = new FakePlace(records);
    this.objects = new FakePlace(records);
    this.warehouse = new FakeWarehousePlace(records, rowOf);
  }

  get sources(): Sources {
    const received = { unstartedOf: (day: string) => Promise.resolve(this.unstarted.get(day) ?? []) };
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

  private copy(ticketId: string, from: FakePlace, to: FakePlace): void {
    const record = from.tickets.get(ticketId);
    if (record === undefined) throw new Error(`no ticket ${ticketId}`);
    to.tickets.set(ticketId, record);
  }
}
