import type { TicketOperationId } from "../../../functions/shared/api/ticket-routes.js";
import type { Operations } from "../../../functions/serve-api/operation.js";

const NOW = "2026-11-21T08:30:00.000Z";

const SUMMARY = {
  ticketId: "TKT-1",
  status: "ANSWERED",
  subject: "Cannot sign in",
  category: null,
  priority: "HIGH",
  sentiment: "NEGATIVE",
  tier: "gold",
  submittedAt: NOW,
  links: { self: "/v1/tickets/TKT-1" },
} as const;

const TICKET = {
  ...SUMMARY,
  response: "Try again.",
  finishedAt: NOW,
  answerBy: null,
  conversation: "solved",
  lastMessageAt: null,
  followUpOf: null,
} as const;

const MESSAGE = { messageId: `${NOW}-00000000`, author: "you", text: "It fails.", at: NOW } as const;
const POSTED = {
  body: { ticketId: "TKT-1", ...MESSAGE, followUpOf: null, links: { self: "/v1/tickets/TKT-1" } },
  location: "/v1/tickets/TKT-1",
};

const RESULTS: { readonly [Id in TicketOperationId]: Awaited<ReturnType<Operations[Id]>> } = {
  submitTicket: {
    body: { ticketId: "TKT-1", status: "RECEIVED", submittedAt: NOW, links: { self: "/v1/tickets/TKT-1" } },
    location: "/v1/tickets/TKT-1",
  },
  submitForCustomer: {
    body: { ticketId: "TKT-1", status: "RECEIVED", submittedAt: NOW, links: { self: "/v1/desk/tickets/TKT-1" } },
    location: "/v1/desk/tickets/TKT-1",
  },
  listTickets: { body: { tickets: [SUMMARY], nextCursor: null } },
  readTicket: { body: TICKET },
  submitSupportRequest: { body: { message: "Received.", ticketId: "TKT-1" } },
  createUser: { body: { user_id: "user-1" } },
  submitUserTicket: { body: { ticket_id: "TKT-1" } },
  readUserTicket: { body: { ticket_id: "TKT-1", state: "processing", time_created: NOW } },
  countTickets: {
    body: {
      total: 1,
      byStatus: { RECEIVED: 0, NOT_ACCEPTED: 0, PROCESSING: 0, ANSWERED: 1, NEEDS_HUMAN: 0, FAILED: 0 },
      byPriority: { CRITICAL: 0, HIGH: 1, MEDIUM: 0, NORMAL: 0, NONE: 0 },
      isComplete: true,
    },
  },
  changeTicket: { body: TICKET },
  listMessages: { body: { messages: [MESSAGE], nextCursor: null } },
  postMessage: POSTED,
  postComment: POSTED,
  checkHealth: { body: { status: "ok" } },
};

/** Operations that return fixed results, and record their requests. */
export class FakeOperations {
  readonly calls: { readonly operationId: TicketOperationId; readonly request: object }[] = [];
  /** Thrown by the next calls, if set. */
  failure: unknown;

  readonly table = Object.fromEntries(
    Object.entries(RESULTS).map(([id, result]) => [
      id,
      (request: object) => {
        this.calls.push({ operationId: id as TicketOperationId, request });
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a test may throw anything
        return this.failure === undefined ? Promise.resolve(result) : Promise.reject(this.failure);
      },
    ]),
  ) as unknown as Operations;
}
