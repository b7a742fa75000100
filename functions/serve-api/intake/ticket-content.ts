import { isBlank } from "../../shared/contracts/is-blank.js";
import type { SupportRequest, UserTicket } from "../legacy/legacy-schemas.js";
import type { NewTicket } from "../contract/ticket-schemas.js";

type Contact = Extract<NewTicket, { readonly description: string }>["contact"];

/** What a customer has to say, whichever form it came in. */
export interface TicketContent {
  readonly subject: string;
  readonly description: string;
  readonly product?: string | undefined;
  readonly issueType?: string | undefined;
  readonly contact?: Contact;
  /** Whom the caller asks for, in its own terms. It decides nothing: the ticket is the caller's. */
  readonly requesterId?: string;
}

/** The heading of tickets that come without one. */
const NO_SUBJECT = "Support request";

/** The text of tickets that come without one: the model and people alike must see that nothing is missing on the way. */
const NO_DESCRIPTION = "The customer asked for support and gave no description.";

/** The short form's type is its heading and its kind of issue. */
export const fromNewTicket = (body: NewTicket): TicketContent => {
  if ("type" in body) return { subject: body.type, description: body.message, issueType: body.type };
  const { description, category, product, contact } = body;
  const subject = "subject" in body ? body.subject : body.title;
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
