import type { Warehouse } from "../warehouse/warehouse.js";
import { dayAfter } from "./days.js";
import { COLUMNS } from "./fingerprint.js";
import type { Held, TicketSource } from "./reconcile.js";
import type { TicketOfDay } from "./repair.js";

/** Ids that may stand in a statement as they are; the pipeline takes no others. */
const TICKET_ID = /^[A-Za-z0-9_-]{1,63}$/;

/** Ids in one statement, well below the 100 KB that the Data API takes. */
const IDS_AT_ONCE = 1_000;

/** The rows of processed_tickets. */
export class WarehouseTickets implements TicketSource {
  constructor(private readonly warehouse: Warehouse) {}

  async *ticketsOf(day: string): AsyncGenerator<Held> {
    const { columns, rows } = await this.warehouse.query(
      `SELECT ${COLUMNS.join(", ")} FROM processed_tickets WHERE submitted_at >= TIMESTAMP '${day} 00:00:00' AND submitted_at < TIMESTAMP '${dayAfter(day)} 00:00:00'`,
    );
    for await (const row of rows) yield { content: new Map(columns.map(({ name }, index) => [name, row[index]])) };
  }

  /**
   * Makes the next load of these tickets replace their rows. A load passes by a row that bears the hash of what it was loaded
   * from, and one that is newer, which a row changed by hand may be. The rows stay in place until then.
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
