import { conversationOperations } from "./conversation/conversation-operations.js";
import { submitTicket } from "./intake/submit-ticket.js";
import { fromNewTicket } from "./intake/ticket-content.js";
import { legacyOperations } from "./legacy/legacy-operations.js";
import type { ServiceOperations, TicketOperations } from "./operation.js";
import type { TicketOrigin, TicketPorts } from "./ports.js";
import { listTickets } from "./reading/list-tickets.js";
import { readRepliedTicket } from "./reading/ticket-reader.js";
import { ticketPath, toSummary, toView } from "./reading/ticket-view.js";

/** @param basePath of the tickets that the caller reads */
const toAccepted = ({ ticketId, submittedAt }: TicketOrigin, basePath: string) => {
  const self = ticketPath(basePath, ticketId);
  return { body: { ticketId, status: "RECEIVED" as const, submittedAt, links: { self } }, location: self };
};

/**
 * Every operation on tickets and users, by its id. Each acts on behalf of its caller only; staff may submit a ticket
 * on behalf of a customer, who then owns it.
 */
export const makeOperations = (ports: TicketPorts): TicketOperations => ({
  submitTicket: async ({ basePath, body, caller, idempotencyKey }) => {
    const submission = { operationId: "submitTicket", body, content: fromNewTicket(body), caller, idempotencyKey };
    return toAccepted(await submitTicket(submission, ports), basePath);
  },
  submitForCustomer: async ({ basePath, body, caller, idempotencyKey }) => {
    const customer = { ...caller, subject: body.customerId, tier: body.tier };
    const content = { ...fromNewTicket(body), submittedBy: caller.subject };
    const submission = { operationId: "submitForCustomer", body, content, caller: customer, idempotencyKey };
    return toAccepted(await submitTicket(submission, ports), `${basePath}/desk`);
  },
  listTickets: async ({ basePath, caller, query }) => {
    const { tickets, nextCursor } = await listTickets(caller, query, ports.tickets);
    return { body: { tickets: tickets.map((ticket) => toSummary(ticket, basePath)), nextCursor } };
  },
  readTicket: async ({ basePath, caller, parameters }) => ({
    body: toView(await readRepliedTicket(caller, parameters.id, ports.tickets), basePath, ports.now()),
  }),
  ...conversationOperations(ports),
  ...legacyOperations(ports),
});

/** The operations about the API itself. */
export const makeServiceOperations = (): ServiceOperations => ({
  checkHealth: () => Promise.resolve({ body: { status: "ok" } }),
});
