import type { ReadableTexts, Ticket, TicketEvent } from "../contracts/ticket-event-schema.js";

/**
 * Largest subject and description, in bytes of JSON. JSON inside JSON at most doubles them, so a record with both stays
 * below the 256 KiB of a state's payload and of an SNS message, with room for the reply.
 */
export const TEXT_LIMIT_BYTES = 32 * 1024;

/** Largest name, address, company and product, in bytes of JSON. */
export const FIELD_LIMIT_BYTES = 1024;

/**
 * Largest readable subject and largest text that was set apart, in bytes of JSON. Both are kept beside the sent texts.
 */
const ASIDE_LIMIT_BYTES = 8 * 1024;

/** Largest ticket, in bytes of JSON: half a state's payload, less 1 KiB for the hash and the original's key. */
export const TICKET_LIMIT_BYTES = 127 * 1024;

type TicketData = TicketEvent["data"];
type Contact = NonNullable<TicketData["customer_contact_information"]>;
type ProductIssue = NonNullable<TicketData["product_issue_information"]>;

/** Size of a value's JSON in UTF-8 bytes. */
export const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value), "utf8");

/**
 * The event with its readable texts, if it has any, cut so that it exceeds no limit downstream; the same object when
 * there was nothing to add or cut.
 */
export const fitTicket = (event: TicketEvent, readable?: ReadableTexts): Ticket => {
  const cut = cutTexts(event);
  const ticket: Ticket = readable === undefined ? cut : { ...cut, readable: cutReadable(readable) };
  if (jsonBytes(ticket) > TICKET_LIMIT_BYTES) return { ...keepKnownFields(cut), readable: ticket.readable };
  const isCut = cut.data.subject !== event.data.subject || cut.data.description !== event.data.description;
  return !isCut && JSON.stringify(ticket) === JSON.stringify(event) ? event : ticket;
};

const cutReadable = ({ subject, description, setApart }: ReadableTexts): ReadableTexts => ({
  subject: cutText(subject, ASIDE_LIMIT_BYTES),
  description: cutText(description, TEXT_LIMIT_BYTES),
  setApart: cutText(setApart, ASIDE_LIMIT_BYTES),
});

const bytesInsideQuotes = (text: string): number => jsonBytes(text) - 2;

/** The characters that are one byte in JSON, to which most of the characters of most texts belong. */
const ONE_BYTE: ReadonlySet<string> = new Set(
  Array.from({ length: 0x7f }, (_, code) => String.fromCharCode(code)).filter((one) => bytesInsideQuotes(one) === 1),
);

/**
 * The longest start of `text` whose JSON form, without its quotes, has at most `limit` UTF-8 bytes. JSON is measured
 * because JSON is what is sent: a control character takes six bytes there. Surrogate pairs stay whole.
 */
export const cutText = (text: string, limit: number): string => {
  // A text has at least a byte for every unit, so that a long one need not be measured.
  if (text.length <= limit && bytesInsideQuotes(text) <= limit) return text;
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += ONE_BYTE.has(character) ? 1 : bytesInsideQuotes(character);
    if (bytes > limit) break;
    end += character.length;
  }
  return text.slice(0, end);
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

const cutOptional = (text: string | undefined): string | undefined => (text === undefined ? undefined : cutField(text));

const cutContact = (contact: Contact): Contact => ({
  ...contact,
  first_name: cutOptional(contact.first_name),
  last_name: cutOptional(contact.last_name),
  full_name: cutOptional(contact.full_name),
  email: cutOptional(contact.email),
  ...cutCompany(contact),
});

const cutCompany = ({ company }: { readonly company?: string | undefined }): { company?: string } =>
  company === undefined ? {} : { company: cutField(company) };

const cutProduct = (issue: ProductIssue): ProductIssue => ({
  ...issue,
  product: cutField(issue.product),
  issue_type: cutField(issue.issue_type),
});

/** The event without the fields that are not in the contract. Absent fields are `undefined`, which JSON leaves out. */
const keepKnownFields = (event: TicketEvent): TicketEvent => ({
  eventName: event.eventName,
  ticketId: event.ticketId,
  submittedAt: event.submittedAt,
  data: knownData(event.data),
  channel: event.channel,
  customerId: event.customerId,
  tier: event.tier,
  company: event.company,
});

const knownData = (data: TicketData): TicketData => ({
  subject: data.subject,
  description: data.description,
  customer_contact_information: data.customer_contact_information && knownContact(data.customer_contact_information),
  product_issue_information: data.product_issue_information && knownProduct(data.product_issue_information),
});

const knownContact = ({ first_name, last_name, full_name, email, company }: Contact): Contact => ({
  first_name,
  last_name,
  full_name,
  email,
  company,
});

const knownProduct = ({ product, issue_type }: ProductIssue): ProductIssue => ({ product, issue_type });
