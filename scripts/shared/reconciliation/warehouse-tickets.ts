import { readTable, type CellValue, type Warehouse } from "../warehouse/warehouse.js";
import type { DateRange } from "./days.js";
import { COMPARED_COLUMNS } from "./fingerprint.js";
import { foldersOf } from "./object-folders.js";
import type { LocatedEntry } from "./read-day.js";
import type { WarehouseReader } from "./reconcile.js";
import type { Rejection } from "./compare-day.js";
import type { TicketOfDay } from "./repair.js";
import type { DayCounts } from "./windows.js";

/** Ids that are safe in a statement. The pipeline accepts no others. */
const TICKET_ID = /^[A-Za-z0-9_-]{1,63}$/;

/** Ids in one statement, well below the 100 KB limit of the Data API. */
const IDS_AT_ONCE = 1_000;

/** Submissions from the first instant of a day to the last of another. SQL has the day after 9999-12-31. */
const submittedFrom = (from: string, to: string): string =>
  `submitted_at >= TIMESTAMP '${from} 00:00:00' AND submitted_at < TIMESTAMP '${to} 00:00:00' + INTERVAL '1 day'`;

const textOf = (cell: CellValue | undefined): string => String(cell ?? "");

/** The rows of processed_tickets and rejected_tickets. */
export class WarehouseTickets implements WarehouseReader {
  constructor(private readonly warehouse: Warehouse) {}

  async daysIn({ from, to }: DateRange): Promise<DayCounts> {
    const day = "TO_CHAR(submitted_at, 'YYYY-MM-DD')";
    const { rows } = await readTable(
      this.warehouse,
      `SELECT ${day} AS day, COUNT(*) AS tickets FROM processed_tickets WHERE ${submittedFrom(from, to)} GROUP BY ${day}`,
    );
    return new Map(rows.map((row) => [textOf(row[0]), Number(row[1])]));
  }

  async countOutside({ from, to }: DateRange): Promise<number> {
    const sql = `SELECT COUNT(*) AS tickets FROM processed_tickets WHERE NOT (${submittedFrom(from, to)})`;
    const { rows } = await readTable(this.warehouse, sql);
    return Number(rows[0]?.[0] ?? 0);
  }

  async *ticketsOf(days: readonly string[]): AsyncGenerator<LocatedEntry> {
    const [from = "", to = ""] = [days[0], days.at(-1)];
    const { columns, rows } = await this.warehouse.query(
      `SELECT ${COMPARED_COLUMNS.join(", ")} FROM processed_tickets WHERE ${submittedFrom(from, to)}`,
    );
    for await (const row of rows) {
      const content = new Map(columns.map(({ name }, index) => [name, row[index]]));
      yield { day: textOf(content.get("submitted_at")).slice(0, 10), content };
    }
  }

  async rejectionsOf(day: string): Promise<readonly Rejection[]> {
    const isOfDay = foldersOf(day).map((folder) => `object_key LIKE '${folder}%'`);
    const { rows } = await readTable(
      this.warehouse,
      `SELECT object_key, object_etag, ticket_id, reason FROM rejected_tickets WHERE ${isOfDay.join(" OR ")}`,
    );
    return rows.map(([key, etag, ticketId, reason]) => ({
      key: textOf(key),
      etag: textOf(etag),
      ticketId: ticketId === null ? undefined : textOf(ticketId),
      reason: textOf(reason),
    }));
  }

  /**
   * Makes the next load of these tickets replace their rows. A load skips a row with the hash of its object, and a row
   * that is newer, as one that was changed by hand may be. Until then the rows stay.
   */
  async expire(tickets: readonly TicketOfDay[]): Promise<void> {
    const known = tickets.filter(({ ticketId }) => TICKET_ID.test(ticketId));
    for (const day of new Set(known.map((ticket) => ticket.day))) {
      const ids = known.filter((ticket) => ticket.day === day).map(({ ticketId }) => `'${ticketId}'`);
      for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
        const some = ids.slice(start, start + IDS_AT_ONCE).join(", ");
        // No record of the day was processed before it.
        const processed = `processed_at = TIMESTAMP '${day} 00:00:00'`;
        await this.warehouse.query(
          `UPDATE processed_tickets SET content_hash = NULL, source_modified_at = NULL, ${processed} WHERE ticket_id IN (${some})`,
        );
      }
    }
  }
}
