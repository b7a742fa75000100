import type { TicketOperations } from "./operation.js";
import { moverOperations } from "./tickets/mover-operations.js";
import type { TicketPorts } from "./tickets/ports.js";
import { ticketOperations } from "./tickets/ticket-operations.js";

/** Every operation on tickets and users, by its id. Each works in the name of its caller alone. */
export const makeOperations = (ports: TicketPorts): TicketOperations => ({
  ...ticketOperations(ports),
  ...moverOperations(ports),
});
