import type { DeskTicketView } from "../shared/api/desk-schemas.js";
import { TicketEventSchema } from "../shared/contracts/ticket-event.js";
import type { DeskTicket } from "../shared/desk/desk-ticket.js";
import { ApiProblem } from "../shared/http/problem.js";
import type { Operations } from "./operation.js";
import type { DeskPorts } from "./ports.js";

const isTicketId = (text: string): boolean => TicketEventSchema.shape.ticketId.safeParse(text).success;

/** @throws ApiProblem `not-found`, also for a ticket that the pipeline still works on */
const findTicket = async (ticketId: string, { tickets }: DeskPorts): Promise<DeskTicket> => {
  const ticket = isTicketId(ticketId) ? await tickets.find(ticketId) : undefined;
  if (ticket === undefined) throw new ApiProblem("not-found", "The desk has no ticket with this id.");
  return ticket;
};

const toView = (ticket: DeskTicket): DeskTicketView => ({
  ticketId: ticket.ticketId,
  status: ticket.status,
  deskStatus: ticket.deskStatus,
  subject: ticket.subject,
  priority: ticket.priority,
  category: ticket.category,
  language: ticket.language,
  tier: ticket.tier,
  lane: ticket.lane,
  customerId: ticket.customerId ?? null,
  assignee: ticket.assignee ?? null,
  tags: ticket.tags,
  submittedAt: ticket.submittedAt,
  lastMessageId: ticket.lastMessageId ?? null,
  hasResponse: ticket.hasResponse,
  customerWaits: ticket.customerWaits,
});

/** The operations on single tickets. */
export const ticketOperations = (ports: DeskPorts): Pick<Operations, "readDeskTicket"> => ({
  readDeskTicket: async ({ parameters }) => {
    const ticket = await findTicket(parameters.id, ports);
    return { body: toView(ticket), etag: String(ticket.version) };
  },
});
