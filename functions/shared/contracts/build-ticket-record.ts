import { checkEmail } from "./email-schema.js";
import { replaceUnreadable } from "./text.js";
import type { Ticket } from "./ticket-event-schema.js";
import { API_CHANNEL } from "./ticket-event.js";
import { SCHEMA_VERSION } from "./ticket-record.js";
import type { TicketRecord } from "./ticket-record-schema.js";
import type { AnswerInput, DetectedSentiment } from "./workflow.js";

/** The columns that depend on the answer. */
export type TicketAnswer = Pick<
  TicketRecord,
  | "response_text"
  | "priority"
  | "priority_reasoning"
  | "category"
  | "confidence"
  | "outcome"
  | "model_id"
  | "prompt_version"
  | "input_tokens"
  | "output_tokens"
  | "held_reasons"
>;

/**
 * The API may know only part of the contact or product, and sends "" for the rest; texts of other producers are not
 * changed.
 */
const textOrNull = (text: string | undefined, { channel }: Ticket): string | null =>
  text === "" && channel === API_CHANNEL ? null : (text ?? null);

const emailOf = (ticket: Ticket) => checkEmail(textOrNull(ticket.data.customer_contact_information?.email, ticket));

const customerColumns = (ticket: Ticket, email: string | null) => {
  const { data, company, customerId } = ticket;
  const contact = data.customer_contact_information;
  return {
    customer_first_name: textOrNull(contact?.first_name, ticket),
    customer_last_name: textOrNull(contact?.last_name, ticket),
    customer_full_name: textOrNull(contact?.full_name, ticket),
    customer_email: email,
    customer_company: contact?.company ?? company ?? null,
    customer_id: customerId ?? null,
  };
};

const ticketColumns = (ticket: Ticket) => ({
  ticket_id: ticket.ticketId,
  submitted_at: ticket.submittedAt,
  product: textOrNull(ticket.data.product_issue_information?.product, ticket),
  issue_type: textOrNull(ticket.data.product_issue_information?.issue_type, ticket),
  subject: ticket.data.subject,
  description: ticket.data.description,
  tier: ticket.tier,
  channel: ticket.channel ?? null,
  original_key: ticket.originalKey ?? null,
});

/** The columns that are known of a ticket before triage. */
export const columnsBeforeTriage = (ticket: Ticket): Readonly<Record<string, string | null>> => ({
  ...ticketColumns(ticket),
  ...customerColumns(ticket, emailOf(ticket).email),
});

const setApartOf = ({ readable }: Ticket): string | null =>
  readable === undefined || readable.setApart === "" ? null : readable.setApart;

const sentimentColumns = ({ sentiment, scores, language }: DetectedSentiment) => ({
  sentiment,
  sentiment_score_mixed: scores.mixed,
  sentiment_score_negative: scores.negative,
  sentiment_score_neutral: scores.neutral,
  sentiment_score_positive: scores.positive,
  language,
});

const ASSUMED = "The sentiment is assumed: it could not be detected.";

/** A model writes what it reads: its texts follow the rule of texts from customers. */
const answerColumns = (answer: TicketAnswer, { assumed = false }: DetectedSentiment): TicketAnswer => ({
  ...answer,
  response_text: replaceUnreadable(answer.response_text),
  priority_reasoning: replaceUnreadable(answer.priority_reasoning) + (assumed ? ` ${ASSUMED}` : ""),
});

/** Combines a ticket, its sentiment and its answer into the record. The reasoning mentions an assumed sentiment. */
export const buildTicketRecord = (
  { ticket, sentiment, execution }: AnswerInput,
  answer: TicketAnswer,
  processedAt: Date,
): TicketRecord => {
  const { email, check } = emailOf(ticket);
  return {
    ...ticketColumns(ticket),
    ...customerColumns(ticket, email),
    ...sentimentColumns(sentiment),
    ...answerColumns(answer, sentiment),
    processed_at: processedAt.toISOString(),
    execution_arn: execution.arn,
    schema_version: SCHEMA_VERSION,
    set_apart: setApartOf(ticket),
    customer_email_check: check,
  };
};
