import type { DeskTicket } from "../../../functions/shared/desk/desk-ticket.js";
import type { DeskPorts } from "../../../functions/serve-desk/ports.js";

/** The tickets on the desk, in memory. */
class FakeDeskTickets {
  readonly #stored = new Map<string, DeskTicket>();
  /** Ids that were looked up. */
  readonly asked: string[] = [];

  add(ticket: DeskTicket): void {
    this.#stored.set(ticket.ticketId, ticket);
  }

  find(ticketId: string): Promise<DeskTicket | undefined> {
    this.asked.push(ticketId);
    return Promise.resolve(this.#stored.get(ticketId));
  }
}

/** The ports of serve-desk, on a table in memory. */
export class FakeDeskPorts implements DeskPorts {
  readonly tickets = new FakeDeskTickets();
}
