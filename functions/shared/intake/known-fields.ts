import type { TicketEvent } from "../contracts/ticket-event.js";

export type TicketData = TicketEvent["data"];
export type Contact = NonNullable<TicketData["customer_contact_information"]>;
export type ProductIssue = NonNullable<TicketData["product_issue_information"]>;

const knownContact = ({ first_name, last_name, full_name, email, company }: Contact): Contact => ({
  first_name,
  last_name,
  full_name,
  email,
  company,
});

const knownProduct = ({ product, issue_type }: ProductIssue): ProductIssue => ({ product, issue_type });

const knownData = (data: TicketData): TicketData => ({
  subject: data.subject,
  description: data.description,
  customer_contact_information: data.customer_contact_information && knownContact(data.customer_contact_information),
  product_issue_information: data.product_issue_information && knownProduct(data.product_issue_information),
});

/** The event without the fields that no contract names. Absent ones are `undefined`, which JSON leaves out. */
export const keepKnownFields = (event: TicketEvent): TicketEvent => ({
  eventName: event.eventName,
  ticketId: event.ticketId,
  submittedAt: event.submittedAt,
  data: knownData(event.data),
  channel: event.channel,
  customerId: event.customerId,
  tier: event.tier,
  company: event.company,
});
