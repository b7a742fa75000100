import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Tier } from "../../../functions/shared/contracts/ticket-event.js";
import type { Category, Outcome, Priority, Sentiment } from "../../../functions/shared/contracts/ticket-record.js";
import { DEFAULT_RULES } from "../../../functions/shared/desk/desk-rules.js";
import { toDeskAttributes } from "../../../functions/shared/desk/desk-ticket.js";
import { openDeskTicket } from "../../../functions/shared/desk/open-ticket.js";
import { evaluationAttributes } from "../../../functions/shared/reply-quality/evaluation-item.js";
import { evaluationKey } from "../../../functions/shared/table/ticket-table.js";
import { toReceivedItem } from "../../../functions/shared/table/ticket-item.js";
import { anEvaluation } from "../../support/builders/evaluations.js";
import type { FakeDeskTable } from "../../support/fakes/fake-desk-table.js";

/** A ticket that the pipeline has finished, or failed to. */
export interface FinishedTicket {
  readonly ticketId: string;
  readonly customerId: string;
  readonly subject: string;
  readonly description: string;
  readonly status: Outcome | "FAILED";
  readonly submittedAt: Date;
  readonly endedAt: Date;
  readonly tier: Tier;
  readonly priority: Priority;
  readonly category: Category;
  /** BCP 47. */
  readonly language: string;
  readonly sentiment: Sentiment;
  readonly contact: { readonly name?: string; readonly email?: string; readonly company?: string };
  readonly product?: string;
  readonly answer?: { readonly text: string; readonly confidence: number; readonly heldReasons?: readonly string[] };
  readonly priorityReasoning?: string;
  /** Name of the error that it failed with. */
  readonly failure?: string;
  readonly executionArn?: string;
}

/** The verdicts on a draft: the first words of it are said to be no step. */
const anEvaluationOf = ({ ticketId, endedAt }: FinishedTicket, reply: string) => ({
  ...evaluationKey(ticketId),
  ...evaluationAttributes({
    answeredAt: endedAt.toISOString(),
    evaluation: anEvaluation({
      ticket_id: ticketId,
      verdicts: [
        { source: "RULES", criterion: "CONCRETE_STEPS", verdict: "FAIL", evidence: reply.slice(0, 60) },
        { source: "RULES", criterion: "FORMAL_TONE", verdict: "PASS", evidence: null },
      ],
    }),
  }),
});

/** What writes the drafts. */
export const MODEL = "anthropic.claude-haiku-4-5-20251001-v1:0";

const texts = (columns: Readonly<Record<string, string | undefined>>): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(columns).flatMap(([name, S]) => (S === undefined ? [] : [[name, { S }]])));

/** What the pipeline writes of a ticket's content. */
const contentOf = (ticket: FinishedTicket): Record<string, AttributeValue> => {
  const { answer, contact, failure } = ticket;
  return {
    ...texts({
      status: ticket.status,
      description: ticket.description,
      product: ticket.product,
      sentiment: ticket.sentiment,
      customer_full_name: contact.name,
      customer_email: contact.email,
      customer_company: contact.company,
      response_text: answer?.text,
      held_reasons: answer?.heldReasons?.join(","),
      priority_reasoning: ticket.priorityReasoning,
      model_id: answer && MODEL,
      processed_at: ticket.endedAt.toISOString(),
      failure_error: failure,
      failed_at: failure && ticket.endedAt.toISOString(),
      execution_arn: ticket.executionArn,
    }),
    ...(answer !== undefined && {
      confidence: { N: String(answer.confidence) },
      input_tokens: { N: "512" },
      output_tokens: { N: "120" },
    }),
  };
};

/** Writes a ticket as pipeline and desk leave it. */
export const putFinishedTicket = (table: FakeDeskTable, finished: FinishedTicket): void => {
  const { ticketId, tier, priority, subject, customerId } = finished;
  const submittedAt = finished.submittedAt.toISOString();
  const lane = tier === "gold" || priority === "HIGH" || priority === "CRITICAL" ? "priority" : "general";
  const ended = { ...finished, submittedAt, endedAt: finished.endedAt.toISOString(), lane } as const;
  const { ticket, terms } = openDeskTicket(ended, DEFAULT_RULES);
  const received = toReceivedItem({ ticketId, submittedAt, tier, customerId, subject });
  const item = { ...received, ...contentOf(finished), ...toDeskAttributes(ticket, terms.schedule) };
  table.put(
    Object.fromEntries(Object.entries(item).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
  );
  if (finished.answer !== undefined) table.put(anEvaluationOf(finished, finished.answer.text));
};
