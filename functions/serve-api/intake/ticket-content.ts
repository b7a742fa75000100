import { isBlank } from "../../shared/contracts/text.js";
import { TICKET_SUBMITTED, type TicketEvent } from "../../shared/contracts/ticket-event-schema.js";
import { API_CHANNEL } from "../../shared/contracts/ticket-event.js";
import type { NewTicket } from "../../shared/api/ticket-schemas.js";
import type { SupportRequest, UserTicket } from "../../shared/api/legacy-schemas.js";
import type { TicketOrigin } from "../ports.js";

type Contact = NewTicket["contact"];

/** What a customer submits, whichever form it was sent in. */
export interface TicketContent {
  readonly subject: string;
  readonly description: string;
  readonly product?: string | undefined;
  readonly issueType?: string | undefined;
  readonly contact?: Contact;
  /**
   * For whom the caller submits it, as the caller identifies them. It decides nothing: the ticket belongs to the
   * caller.
   */
  readonly requesterId?: string;
  /** The closed ticket that this one continues. Its item names it; the workflow does not need it. */
  readonly followUpOf?: string | undefined;
  /** Who of staff submits it on behalf of its customer. Its item names them. */
  readonly submittedBy?: string | undefined;
}

/** The subject of tickets that are sent without one. */
export const NO_SUBJECT = "Support request";

/** The text of tickets that are sent without one: it shows the model and people that no text was lost. */
const NO_DESCRIPTION = "The customer asked for support and gave no description.";

/** The short form's type is both the subject and the kind of issue. */
export const fromNewTicket = (body: NewTicket): TicketContent => {
  if (body.type !== undefined) return { subject: body.type, description: body.message, issueType: body.type };
  const { description, category, product, contact } = body;
  const subject = body.subject ?? body.title;
  return { subject, description, product, issueType: category, contact };
};

export const fromSupportRequest = ({ content, customerId }: SupportRequest): TicketContent => ({
  subject: NO_SUBJECT,
  description: content,
  requesterId: customerId,
});

export const fromUserTicket = ({ user_id, description = "" }: UserTicket): TicketContent => ({
  subject: NO_SUBJECT,
  description: isBlank(description) ? NO_DESCRIPTION : description,
  requesterId: user_id,
});

type Data = TicketEvent["data"];

/**
 * An event's contact has all names or is absent; "" stands for a missing one, and becomes null in the ticket record.
 */
const contactPart = ({ contact }: TicketContent): Pick<Data, "customer_contact_information"> => {
  if (contact === undefined) return {};
  const { firstName = "", lastName = "", email, company } = contact;
  return {
    customer_contact_information: {
      first_name: firstName,
      last_name: lastName,
      full_name: [firstName, lastName].filter((name) => name !== "").join(" "),
      email,
      ...(company === undefined ? {} : { company }),
    },
  };
};

const productPart = ({ product, issueType }: TicketContent): Pick<Data, "product_issue_information"> =>
  product === undefined && issueType === undefined
    ? {}
    : { product_issue_information: { product: product ?? "", issue_type: issueType ?? "" } };

/**
 * The event of a ticket: the same for the same content and origin, to the byte. It stays far below a record's 1 MiB,
 * because a body has at most 256 KiB and only short texts of it (names, the type) occur twice in the event.
 */
export const makeEvent = (
  content: TicketContent,
  { ticketId, submittedAt, tier }: TicketOrigin,
  customerId: string,
): TicketEvent => ({
  eventName: TICKET_SUBMITTED,
  ticketId,
  submittedAt,
  data: {
    subject: content.subject,
    description: content.description,
    ...contactPart(content),
    ...productPart(content),
  },
  channel: API_CHANNEL,
  customerId,
  tier,
  ...(content.requesterId === undefined ? {} : { requesterId: content.requesterId }),
});
