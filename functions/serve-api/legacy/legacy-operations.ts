import type { TicketOperations } from "../operation.js";
import type { TicketPorts } from "../ports.js";
import { readTicket } from "../reading/read-ticket.js";
import { submitTicket } from "../intake/submit-ticket.js";
import { fromSupportRequest, fromUserTicket } from "../intake/ticket-content.js";
import { toUserTicketView } from "../reading/ticket-view.js";
import { createUser, requireUser } from "./users.js";

const RECEIVED_MESSAGE = "Your support request was received.";

type LegacyOperations = Pick<
  TicketOperations,
  "submitSupportRequest" | "createUser" | "submitUserTicket" | "readUserTicket"
>;

/** What clients of three older systems call. */
export const legacyOperations = (ports: TicketPorts): LegacyOperations => ({
  submitSupportRequest: async ({ body, caller, idempotencyKey }) => {
    const content = fromSupportRequest(body);
    const submission = { operationId: "submitSupportRequest", body, content, caller, idempotencyKey };
    const { ticketId } = await submitTicket(submission, ports);
    return { body: { message: RECEIVED_MESSAGE, ticketId } };
  },
  createUser: async ({ caller }) => ({ body: { user_id: await createUser(caller, ports) } }),
  submitUserTicket: async ({ body, caller, idempotencyKey }) => {
    await requireUser(caller, body.user_id, ports);
    const content = fromUserTicket(body);
    const submission = { operationId: "submitUserTicket", body, content, caller, idempotencyKey };
    const { ticketId } = await submitTicket(submission, ports);
    return { body: { ticket_id: ticketId } };
  },
  readUserTicket: async ({ caller, query }) => ({
    body: toUserTicketView(await readTicket(caller, query.ticket_id, ports.tickets)),
  }),
});
