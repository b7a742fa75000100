import type {
  CustomerAccount,
  CustomerContact,
  Customers,
  CustomerSummary,
  HistoryPage,
  HistoryTicket,
} from "../../../functions/serve-desk/customers/customers.js";
import type { ListPosition } from "../../../functions/shared/table/customer-ticket.js";

const sortKey = ({ submittedAt, ticketId }: ListPosition): string => `${submittedAt} ${ticketId}`;

/** Customers in memory. */
export class FakeCustomers implements Customers {
  readonly tickets: HistoryTicket[] = [];
  readonly contacts = new Map<string, CustomerContact>();
  readonly accounts = new Map<string, CustomerAccount>();
  /** Ids that were asked for. */
  readonly asked: string[] = [];

  history(customerId: string, limit: number, after: ListPosition | undefined): Promise<HistoryPage> {
    const rest = this.#of(customerId).filter((ticket) => after === undefined || sortKey(ticket) < sortKey(after));
    const tickets = rest.slice(0, limit);
    return Promise.resolve({ tickets, next: rest.length > limit ? tickets.at(-1) : undefined });
  }

  summarize(customerId: string): Promise<CustomerSummary> {
    const tickets = this.#of(customerId);
    const byStatus = Object.fromEntries(
      [...Map.groupBy(tickets, ({ status }) => status)].map(([status, group]) => [status, group.length]),
    );
    const contact = this.contacts.get(customerId) ?? {};
    return Promise.resolve({ total: tickets.length, byStatus, isComplete: true, newest: tickets[0], contact });
  }

  account(customerId: string): Promise<CustomerAccount | undefined> {
    this.asked.push(customerId);
    return Promise.resolve(this.accounts.get(customerId));
  }

  /** A customer's tickets, the newest first. */
  #of(customerId: string): readonly HistoryTicket[] {
    this.asked.push(customerId);
    return this.tickets
      .filter((ticket) => ticket.customerId === customerId)
      .toSorted((one, other) => (sortKey(one) < sortKey(other) ? 1 : -1));
  }
}
