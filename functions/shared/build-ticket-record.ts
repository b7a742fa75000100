import type { Ticket } from "./ticket-event.js";
import { SCHEMA_VERSION, type TicketRecord } from "./ticket-record.js";
import type { AnswerInput, DetectedSentiment } from "./workflow.js";

/** The columns that depend on who answered. */
export type Answer = Pick<
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
>;

const customerColumns = ({ data, company, customerId }: Ticket) => {
  const contact = data.customer_contact_information;
  return {
    customer_first_name: contact?.first_name ?? null,
    customer_last_name: contact?.last_name ?? null,
    customer_full_name: contact?.full_name ?? null,
    customer_email: contact?.email ?? null,
    customer_company: contact?.company ?? company ?? null,
    customer_id: customerId ?? null,
  };
};

const ticketColumns = ({ ticketId, submittedAt, data, tier, channel, originalKey }: Ticket) => ({
  ticket_id: ticketId,
  submitted_at: submittedAt,
  product: data.product_issue_information?.product ?? null,
  issue_type: data.product_issue_information?.issue_type ?? null,
  subject: data.subject,
  description: data.description,
  tier,
  channel: channel ?? null,
  original_key: originalKey ?? null,
});

const sentimentColumns = ({ sentiment, scores, language }: DetectedSentiment) => ({
  sentiment,
  sentiment_score_mixed: scores.mixed,
  sentiment_score_negative: scores.negative,
  sentiment_score_neutral: scores.neutral,
  sentiment_score_positive: scores.positive,
  language,
});

const ASSUMED = "The sentiment is assumed: it could not be detected.";

const answerColumns = (answer: Answer, { assumed = false }: DetectedSentiment): Answer =>
  assumed ? { ...answer, priority_reasoning: `${answer.priority_reasoning} ${ASSUMED}` } : answer;

/** Joins a ticket, its sentiment and its answer into the record that is stored and published. The reasoning tells of an assumed sentiment. */
export const buildTicketRecord = (
  { ticket, sentiment, execution }: AnswerInput,
  answer: Answer,
  processedAt: Date,
): TicketRecord => ({
  ...ticketColumns(ticket),
  ...customerColumns(ticket),
  ...sentimentColumns(sentiment),
  ...answerColumns(answer, sentiment),
  processed_at: processedAt.toISOString(),
  execution_arn: execution.arn,
  schema_version: SCHEMA_VERSION,
});
