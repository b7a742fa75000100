import { buildTicketRecord } from "../contracts/build-ticket-record.js";
import type { TicketRecord } from "../contracts/ticket-record-schema.js";
import type { AnswerInput } from "../contracts/workflow.js";
import type { BudgetExceeded } from "../lambda/errors.js";
import { reportedTexts } from "./ticket-floor.js";
import { triageByRules } from "./triage-by-rules.js";

/** The reply that may be sent at once. It promises a person but no time, because no person has read the ticket yet. */
export const HOLDING_REPLY =
  "Thank you for your message. We have received your ticket, and a member of our support team will read it and reply to you.";

/** The error for which no model was asked. */
const OVER_BUDGET: BudgetExceeded["name"] = "BudgetExceeded";

/** Whether no model was asked about a ticket because its customer's budget of the day is used up. */
export const isOverBudget = ({ reason }: AnswerInput): boolean => reason === OVER_BUDGET;

const noAnswer = (input: AnswerInput): string => {
  if (input.reason === undefined) return "";
  if (isOverBudget(input)) return " No model was asked: the customer's budget of the day is used up.";
  return ` The model gave no answer (${input.reason}).`;
};

/** The record of a ticket without a model's answer: triaged by rules, for a person to answer. */
export const answerByRules = (input: AnswerInput, processedAt: Date): TicketRecord => {
  const { sentiment, language } = input.sentiment;
  const triage = triageByRules({ ...reportedTexts(input.ticket), sentiment, language });
  const answer = {
    response_text: HOLDING_REPLY,
    priority: triage.priority,
    priority_reasoning: `${triage.reasoning}${noAnswer(input)}`,
    category: triage.category,
    confidence: 0,
    outcome: "NEEDS_HUMAN",
    model_id: null,
    prompt_version: null,
    input_tokens: null,
    output_tokens: null,
    held_reasons: isOverBudget(input) ? "BUDGET_EXCEEDED" : "NO_MODEL_ANSWER",
  } as const;
  return buildTicketRecord(input, answer, processedAt);
};
