import { buildTicketRecord } from "../contracts/build-ticket-record.js";
import type { Category, Priority, Sentiment } from "../contracts/ticket-record.js";
import type { TicketRecord } from "../contracts/ticket-record-schema.js";
import type { AnswerInput } from "../contracts/workflow.js";
import type { BudgetExceeded } from "../lambda/errors.js";
import { mentionInRest, moreUrgent, type PriorityFloor } from "./priority-floor.js";
import { type ReportedTexts, reportedTexts, ticketFloor } from "./ticket-floor.js";

export interface RuleTriage {
  readonly priority: Priority;
  /** Full sentences: the reasons for the priority. */
  readonly reasoning: string;
  readonly category: Category;
}

/** Priorities of texts that have no words of ours, and of messages that a program wrote. */
const BY_SENTIMENT: Readonly<Record<Sentiment, Priority>> = {
  NEGATIVE: "MEDIUM",
  MIXED: "MEDIUM",
  NEUTRAL: "NORMAL",
  POSITIVE: "NORMAL",
};

/** The priority of a ticket whose words say nothing. */
export const priorityBySentiment = (sentiment: Sentiment, floor: PriorityFloor | undefined): Priority =>
  floor === undefined ? BY_SENTIMENT[sentiment] : moreUrgent(BY_SENTIMENT[sentiment], floor.priority);

/** The reasons for a priority. @param words what is added about the ticket's words, without a full stop */
export const reasoningOf = (
  ticket: ReportedTexts & { readonly sentiment: Sentiment },
  floor: PriorityFloor | undefined,
  words = "",
): string => {
  const mention = floor === undefined ? mentionInRest(ticket) : ` ${floor.reason}`;
  return `Rules: the sentiment is ${ticket.sentiment}${words}.${mention}`;
};

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

/** The record of a ticket without a model's answer, for a person to answer. */
export const answerWithoutModel = (input: AnswerInput, triage: RuleTriage, processedAt: Date): TicketRecord => {
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

/** The same for a ticket without text: only the floor, which reads other fields as well, says anything about it. */
export const answerBlankTicket = (input: AnswerInput, processedAt: Date): TicketRecord => {
  const ticket = { ...reportedTexts(input.ticket), sentiment: input.sentiment.sentiment };
  const floor = ticketFloor(ticket);
  const triage: RuleTriage = {
    priority: priorityBySentiment(ticket.sentiment, floor),
    reasoning: reasoningOf(ticket, floor),
    category: floor?.category ?? "OTHER",
  };
  return answerWithoutModel(input, triage, processedAt);
};
