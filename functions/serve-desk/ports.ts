import type { DeskTickets } from "../shared/desk/store/desk-tickets.js";

/** What serve-desk needs from outside. */
export interface DeskPorts {
  readonly tickets: Pick<DeskTickets, "find">;
}
