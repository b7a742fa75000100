import type { TicketOperations } from "./operation.js";
import { legacyOperations } from "./legacy/legacy-operations.js";
import type { TicketPorts } from "./ports.js";
import { ticketOperations } from "./ticket-operations.js";

/** Every operation on tickets and users, by its id. Each works in the name of its caller alone. */
export const makeOperations = (ports: TicketPorts): TicketOperations => ({
  ...ticketOperations(ports),
  ...legacyOperations(ports),
});
