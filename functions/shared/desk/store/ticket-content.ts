import * as z from "zod";
import { SENTIMENTS } from "../../contracts/ticket-record.js";
import { type Item, NumberAttribute as number, TextAttribute as text } from "../../table/attributes.js";
import type { ModelAnswer, TicketContent } from "./desk-tickets.js";

/** An odd value is left out, so that it does not hide a whole ticket from staff. */
const optional = text.optional().catch(undefined);
const count = number.pipe(z.int().min(0)).optional().catch(undefined);

const ContentSchema = z.object({
  description: optional,
  product: optional,
  sentiment: text.pipe(z.enum(SENTIMENTS)).optional().catch(undefined),
  customer_full_name: optional,
  customer_email: optional,
  customer_company: optional,
  response_text: optional,
  confidence: number.optional().catch(undefined),
  held_reasons: optional,
  priority_reasoning: optional,
  model_id: optional,
  prompt_version: optional,
  input_tokens: count,
  output_tokens: count,
  processed_at: optional,
  failure_error: optional,
  failed_at: optional,
  follow_up_of: optional,
  submitted_by: optional,
});
type Columns = z.output<typeof ContentSchema>;

const modelAnswerIn = (columns: Columns): ModelAnswer | undefined =>
  columns.response_text === undefined
    ? undefined
    : {
        text: columns.response_text,
        confidence: columns.confidence,
        heldReasons: columns.held_reasons?.split(",") ?? [],
        priorityReasoning: columns.priority_reasoning,
        modelId: columns.model_id,
        promptVersion: columns.prompt_version,
        inputTokens: columns.input_tokens,
        outputTokens: columns.output_tokens,
        at: columns.processed_at,
      };

/** Reads a ticket's content from its own item. */
export const readTicketContent = (item: Item): TicketContent => {
  const columns = ContentSchema.parse(item);
  const { description, product, sentiment, failure_error: error, failed_at: at } = columns;
  return {
    description,
    product,
    sentiment,
    contact: {
      name: columns.customer_full_name,
      email: columns.customer_email,
      company: columns.customer_company,
    },
    modelAnswer: modelAnswerIn(columns),
    failure: error === undefined ? undefined : { error, at },
    followUpOf: columns.follow_up_of,
    submittedBy: columns.submitted_by,
  };
};
