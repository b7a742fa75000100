import type { DeskCustomerRoute } from "../../shared/api/desk-customers-routes.js";
import type { CustomerCard, CustomerHistory, CustomerHistoryQuery } from "../../shared/api/desk-customers-schemas.js";
import { CUSTOMER_ID_MAX_LENGTH } from "../../shared/contracts/ticket-event.js";
import { currentDeskStatus } from "../../shared/desk/desk-status.js";
import { withVersion } from "../../shared/http/etag.js";
import { readTicketCursor, writeTicketCursor } from "../../shared/http/list-cursor.js";
import type { OperationsOf } from "../../shared/http/operation.js";
import { ApiProblem } from "../../shared/http/problem.js";
import type { CustomerAccount, Customers, CustomerSummary, HistoryTicket } from "./customers.js";

/** What the operations on customers need. */
export interface CustomerPorts {
  readonly customers: Customers;
  readonly now: () => Date;
}

/** Whether a ticket can have this customer. */
const isCustomerId = (id: string): boolean => id.length > 0 && id.length <= CUSTOMER_ID_MAX_LENGTH && id.isWellFormed();

const toListed = (ticket: HistoryTicket, now: number): CustomerHistory["tickets"][number] => ({
  ticketId: ticket.ticketId,
  status: ticket.status,
  deskStatus: ticket.deskStatus === undefined ? null : currentDeskStatus(ticket.deskStatus, ticket.solvedAt, now),
  subject: ticket.subject ?? null,
  priority: ticket.priority ?? null,
  category: ticket.category ?? null,
  tier: ticket.tier ?? null,
  assignee: ticket.assignee ?? null,
  submittedAt: ticket.submittedAt,
  solvedAt: ticket.solvedAt ?? null,
});

/** @throws ApiProblem invalid-request for a cursor of another list */
const listHistory = async (
  customer: string,
  { limit, cursor }: CustomerHistoryQuery,
  { customers, now }: CustomerPorts,
): Promise<CustomerHistory> => {
  const scope = { list: "customer", customer };
  const after = cursor === undefined ? undefined : readTicketCursor(cursor, scope);
  if (!isCustomerId(customer)) return { tickets: [], nextCursor: null };
  const { tickets, next } = await customers.history(customer, limit, after);
  const at = now().getTime();
  return {
    tickets: tickets.map((ticket) => toListed(ticket, at)),
    nextCursor: next === undefined ? null : writeTicketCursor(next, scope),
  };
};

const toCard = (
  customerId: string,
  { total, byStatus, isComplete, newest, contact }: CustomerSummary,
  account: CustomerAccount | undefined,
): CustomerCard => ({
  customerId,
  name: account?.name ?? contact.name ?? null,
  email: account?.email ?? contact.email ?? null,
  company: contact.company ?? null,
  tier: account?.tier ?? newest?.tier ?? null,
  isUser: account !== undefined,
  lastSubmittedAt: newest?.submittedAt ?? null,
  tickets: { total, byStatus, isComplete },
});

/**
 * Whoever has a ticket, or an account as a customer, is a customer. The addresses of staff are for nobody here.
 * @throws ApiProblem not-found
 */
const readCard = async (id: string, { customers }: CustomerPorts): Promise<CustomerCard> => {
  if (isCustomerId(id)) {
    const [summary, found] = await Promise.all([customers.summarize(id), customers.account(id)]);
    const account = found?.role === "customer" ? found : undefined;
    if (summary.total > 0 || account !== undefined) return toCard(id, summary, account);
  }
  throw new ApiProblem("not-found", "The desk knows no customer with this id.");
};

/** The operations on customers. */
export const customerOperations = (ports: CustomerPorts): OperationsOf<DeskCustomerRoute> => ({
  readCustomer: async ({ parameters: { id } }) => withVersion(await readCard(id, ports)),
  listCustomerTickets: async ({ parameters: { id }, query }) => withVersion(await listHistory(id, query, ports)),
});
