import type { TicketRecord } from "../contracts/ticket-record-schema.js";
import type { AnswerInput } from "../contracts/workflow.js";
import { answerWithoutModel } from "./answer-without-model.js";
import { reportedTexts } from "./ticket-floor.js";
import { triageByRules } from "./triage-by-rules.js";

/**
 * The record of a ticket without a model's answer: triaged by rules, for a person to answer. Their words are large:
 * a function that needs only blank tickets uses answerBlankTicket.
 */
export const answerByRules = (input: AnswerInput, processedAt: Date): TicketRecord => {
  const { sentiment, language } = input.sentiment;
  const triage = triageByRules({ ...reportedTexts(input.ticket), sentiment, language });
  return answerWithoutModel(input, triage, processedAt);
};
