import type { TicketRecord } from "../../../functions/shared/contracts/ticket-record.js";
import type { ObjectTickets } from "./object-tickets.js";
import type { Repairs, TicketOfDay } from "./repair.js";
import type { TableTickets } from "./table-tickets.js";
import type { WarehouseTickets } from "./warehouse-tickets.js";

/** Loads the objects of some tickets into the warehouse. */
export interface Loader {
  load(tickets: readonly TicketOfDay[]): Promise<void>;
}

export interface RepairParts {
  readonly table: TableTickets;
  readonly objects: ObjectTickets;
  readonly warehouse: WarehouseTickets;
  readonly loader: Loader;
  /** The hash of the event that a ticket's execution was started with. */
  readonly contentHashOf: (record: TicketRecord) => Promise<string>;
}

/** Repairs through the very adapters that the places are read with. */
export const repairsWith = ({ table, objects, warehouse, loader, contentHashOf }: RepairParts): Repairs => ({
  writeObject: async ({ ticketId }) => {
    await objects.write(await table.read(ticketId));
  },
  addItem: async ({ ticketId, day }) => {
    const record = await objects.read(day, ticketId);
    return table.add(record, await contentHashOf(record));
  },
  load: async (tickets) => {
    await warehouse.expire(tickets);
    await loader.load(tickets);
  },
});
