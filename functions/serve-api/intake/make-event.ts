import { API_CHANNEL, TICKET_SUBMITTED, type TicketEvent } from "../../shared/contracts/ticket-event.js";
import type { TicketOrigin } from "../ports.js";
import type { TicketContent } from "./ticket-content.js";

type Data = TicketEvent["data"];

/** The event's contact has all names or is not there; "" stands for what was not given, and becomes null in the record. */
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
 * The record of a ticket: the same for the same content and origin, to the byte. It stays far below a record's 1 MiB, since a
 * body has at most 256 KiB, and of its texts only short ones (names, the type) stand in the event twice.
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
