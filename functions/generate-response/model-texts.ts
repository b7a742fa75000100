import { type Ticket, textsToRead } from "../shared/contracts/ticket-event-schema.js";
import type { AnswerInput } from "../shared/contracts/workflow.js";
import { toVisible } from "../shared/injection/visible-text.js";

/** Everything of a ticket that the prompt has and that its customer wrote. */
export interface ModelTexts {
  readonly subject: string;
  readonly description: string;
  readonly setApart: string;
  readonly product: string;
  readonly issueType: string;
  readonly customerName: string;
}

export const modelTextsOf = (ticket: Ticket): ModelTexts => ({
  ...textsToRead(ticket),
  product: ticket.data.product_issue_information?.product ?? "",
  issueType: ticket.data.product_issue_information?.issue_type ?? "",
  customerName: ticket.data.customer_contact_information?.full_name ?? "",
});

/** An input whose prompt has other texts. A part that the ticket does not have stays absent. */
export const withModelTexts = (
  input: AnswerInput,
  { subject, description, setApart, ...parts }: ModelTexts,
): AnswerInput => {
  const { data } = input.ticket;
  const { product_issue_information: product, customer_contact_information: contact } = data;
  const changed = {
    ...data,
    ...(product && { product_issue_information: { ...product, product: parts.product, issue_type: parts.issueType } }),
    ...(contact?.full_name !== undefined && {
      customer_contact_information: { ...contact, full_name: parts.customerName },
    }),
  };
  return { ...input, ticket: { ...input.ticket, readable: { subject, description, setApart }, data: changed } };
};

/** An input whose texts a model reads as people see them. The stored ticket keeps what was sent. */
export const visibleInput = (input: AnswerInput): AnswerInput => {
  const { subject, description, setApart, product, issueType, customerName } = modelTextsOf(input.ticket);
  return withModelTexts(input, {
    subject: toVisible(subject),
    description: toVisible(description),
    setApart: toVisible(setApart),
    product: toVisible(product),
    issueType: toVisible(issueType),
    customerName: toVisible(customerName),
  });
};
