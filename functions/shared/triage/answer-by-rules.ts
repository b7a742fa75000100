import { buildTicketRecord } from "../contracts/build-ticket-record.js";
import type { TicketRecord } from "../contracts/ticket-record.js";
import type { AnswerInput } from "../contracts/workflow.js";
import { reportedTexts } from "./ticket-floor.js";
import { triageByRules } from "./triage-by-rules.js";

/** The reply that may be sent at once. It promises a person but no time, because no person has read the ticket yet. */
export const HOLDING_REPLY =
  "Thank you for your message. We have received your ticket, and a member of our support team will read it and reply to you.";

const noAnswer = (reason: string | undefined): string =>
  reason === undefined ? "" : ` The model gave no answer (${reason}).`;

/** The record of a ticket without a model's answer: triaged by rules, for a person to answer. */
export const answerByRules = (input: AnswerInput, processedAt: Date): TicketRecord => {
  const triage = triageByRules({ ...reportedTexts(input.ticket), sentiment: input.sentiment.sentiment });
  const answer = {
    response_text: HOLDING_REPLY,
    priority: triage.priority,
    priority_reasoning: `${triage.reasoning}${noAnswer(input.reason)}`,
    category: triage.category,
    confidence: 0,
    outcome: "NEEDS_HUMAN",
    model_id: null,
    prompt_version: null,
    input_tokens: null,
    output_tokens: null,
    held_reasons: "NO_MODEL_ANSWER",
  } as const;
  return buildTicketRecord(input, answer, processedAt);
};
