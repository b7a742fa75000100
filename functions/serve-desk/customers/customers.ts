import type { Tier } from "../../shared/contracts/ticket-event.js";
import type { CountsByStatus } from "../../shared/api/desk-customers-schemas.js";
import type { CustomerTicket, ListPosition } from "../../shared/table/customer-ticket.js";

/** A ticket of a customer's history. */
export interface HistoryTicket extends Omit<CustomerTicket, "response"> {
  readonly assignee?: string | undefined;
}

export interface HistoryPage {
  readonly tickets: readonly HistoryTicket[];
  /** Where the next page begins; undefined on the last. */
  readonly next: ListPosition | undefined;
}

/** How to reach a customer, as a ticket says. */
export interface CustomerContact {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly company?: string | undefined;
}

/** The account of a customer who signs in. */
export interface CustomerAccount {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly tier: Tier;
}

/** What the newest tickets say of their customer. */
export interface CustomerSummary {
  readonly total: number;
  readonly byStatus: CountsByStatus;
  /** Whether all tickets were counted. */
  readonly isComplete: boolean;
  readonly newest: HistoryTicket | undefined;
  /** Of the newest ticket that has one. */
  readonly contact: CustomerContact;
}

/** The customers of the ticket table. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
export interface Customers {
  /** Reads an index, which shows a ticket a moment after it was written; the newest first. */
  history(customerId: string, limit: number, after: ListPosition | undefined): Promise<HistoryPage>;
  summarize(customerId: string): Promise<CustomerSummary>;
  account(customerId: string): Promise<CustomerAccount | undefined>;
}
