import type { TicketOperations } from "./operation.js";
import { listTickets } from "./reading/list-tickets.js";
import type { TicketPorts } from "./ports.js";
import { readTicket } from "./reading/read-ticket.js";
import { submitTicket } from "./intake/submit-ticket.js";
import { fromNewTicket } from "./intake/ticket-content.js";
import { linkFromTickets, toView } from "./reading/ticket-view.js";

/** `/tickets` */
export const ticketOperations = (
  ports: TicketPorts,
): Pick<TicketOperations, "submitTicket" | "listTickets" | "readTicket"> => ({
  submitTicket: async ({ body, caller, idempotencyKey }) => {
    const submission = { operationId: "submitTicket", body, content: fromNewTicket(body), caller, idempotencyKey };
    const { ticketId, submittedAt } = await submitTicket(submission, ports);
    const self = linkFromTickets(ticketId);
    return { body: { ticketId, status: "RECEIVED", submittedAt, links: { self } }, location: self };
  },
  listTickets: async ({ caller, query }) => ({ body: await listTickets(caller, query, ports.tickets) }),
  readTicket: async ({ caller, parameters }) => ({
    body: toView(await readTicket(caller, parameters.id, ports.tickets)),
  }),
});
