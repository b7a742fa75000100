import type { Ticket, TicketEvent } from "../../../functions/shared/contracts/ticket-event-schema.js";
import { planExecution } from "../../../functions/shared/intake/plan-execution.js";
import { readEvent } from "../../../functions/shared/intake/read-event.js";

/** A ticket as an execution gets it: read from its record, with readable texts. @throws Error if it is no ticket */
export const toTicket = (event: TicketEvent): Ticket => {
  const reading = readEvent(Buffer.from(JSON.stringify(event)));
  if (reading.kind !== "ticket") throw new Error("the intake would not accept this ticket");
  return planExecution(reading).input.ticket;
};
