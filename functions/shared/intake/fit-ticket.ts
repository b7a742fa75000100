import type { TicketEvent } from "../contracts/ticket-event.js";
import { cutText, jsonBytes } from "./cut-text.js";
import { type Contact, keepKnownFields, type ProductIssue, type TicketData } from "./known-fields.js";

/**
 * Largest subject and description, in bytes of JSON. JSON inside JSON at most doubles them, so a record of both stays
 * below the 256 KiB of a state's payload and of an SNS message, with room for the reply.
 */
export const TEXT_LIMIT_BYTES = 32 * 1024;

/** Largest name, address, company and product, in bytes of JSON. */
export const FIELD_LIMIT_BYTES = 1024;

/** Largest ticket, in bytes of JSON: half a state's payload, less 1 KiB for the hash and the original's key. */
export const TICKET_LIMIT_BYTES = 127 * 1024;

/** The event, cut so that nothing downstream meets a limit; the same object when nothing had to go. */
export const fitTicket = (event: TicketEvent): TicketEvent => {
  const cut = cutTexts(event);
  if (jsonBytes(cut) > TICKET_LIMIT_BYTES) return keepKnownFields(cut);
  return JSON.stringify(cut) === JSON.stringify(event) ? event : cut;
};

const cutField = (text: string): string => cutText(text, FIELD_LIMIT_BYTES);

const cutTexts = (event: TicketEvent): TicketEvent => ({ ...event, ...cutCompany(event), data: cutData(event.data) });

const cutData = (data: TicketData): TicketData => ({
  ...data,
  subject: cutText(data.subject, TEXT_LIMIT_BYTES),
  description: cutText(data.description, TEXT_LIMIT_BYTES),
  customer_contact_information: data.customer_contact_information && cutContact(data.customer_contact_information),
  product_issue_information: data.product_issue_information && cutProduct(data.product_issue_information),
});

const cutContact = (contact: Contact): Contact => ({
  ...contact,
  first_name: cutField(contact.first_name),
  last_name: cutField(contact.last_name),
  full_name: cutField(contact.full_name),
  email: cutField(contact.email),
  ...cutCompany(contact),
});

const cutCompany = ({ company }: { readonly company?: string | undefined }): { company?: string } =>
  company === undefined ? {} : { company: cutField(company) };

const cutProduct = (issue: ProductIssue): ProductIssue => ({
  ...issue,
  product: cutField(issue.product),
  issue_type: cutField(issue.issue_type),
});
