import { buildTicketRecord } from "../shared/contracts/build-ticket-record.js";
import type { TicketRecord } from "../shared/contracts/ticket-record.js";
import { answerByRules } from "../shared/triage/answer-by-rules.js";
import type { AnswerInput } from "../shared/contracts/workflow.js";
import { readAnswer, type ModelAnswer, type ModelReply } from "./model-answer.js";
import { PROMPT_VERSION, SYSTEM_PROMPT, ticketMessage } from "./prompt.js";
import { moreUrgent, priorityFloor } from "../shared/triage/priority-floor.js";
import { isBlank } from "../shared/contracts/text.js";

/** A model that answers by calling the tool `answer_ticket`. */
export interface ResponseModel {
  /** Id of the model or inference profile. */
  readonly id: string;
  ask(system: string, message: string): Promise<ModelReply>;
}

export interface ResponseSettings {
  readonly model: ResponseModel;
  /** 0 to 1. An answer with a lower confidence waits for a person. */
  readonly confidenceFloor: number;
  /** Called for every reply, valid or not, because its tokens are paid for. */
  readonly onReply: (reply: ModelReply) => void;
  readonly now: () => Date;
}

const withFloor = (
  answer: ModelAnswer,
  text: string,
): { priority: ModelAnswer["priority"]; priority_reasoning: string } => {
  const floor = priorityFloor(text);
  const priority = floor === undefined ? answer.priority : moreUrgent(answer.priority, floor.priority);
  if (floor === undefined || priority === answer.priority) return answer;
  const raised = `Raised from ${answer.priority} to ${priority} by rules. ${floor.reason}`;
  return { priority, priority_reasoning: `${answer.priority_reasoning} ${raised}` };
};

const askModel = async (input: AnswerInput, { model, onReply }: ResponseSettings) => {
  const reply = await model.ask(SYSTEM_PROMPT, ticketMessage(input));
  onReply(reply);
  return { reply, answer: readAnswer(reply) };
};

/**
 * The record of an answered ticket. An answer below the confidence floor is stored as a draft, for a person to send
 * (outcome NEEDS_HUMAN). The priority is the model's, or the priority floor when that is more urgent. A ticket without
 * text is answered by rules, because a model would only invent something.
 * @throws ModelOutputInvalid when the model's answer is not valid
 */
export const generateResponse = async (input: AnswerInput, settings: ResponseSettings): Promise<TicketRecord> => {
  const { subject, description } = input.ticket.data;
  const text = `${subject}\n${description}`;
  if (isBlank(text)) return answerByRules(input, settings.now());
  const { reply, answer } = await askModel(input, settings);
  const { priority, priority_reasoning } = withFloor(answer, text);
  return buildTicketRecord(
    input,
    {
      response_text: answer.reply,
      priority,
      priority_reasoning,
      category: answer.category,
      confidence: answer.confidence,
      outcome: answer.confidence < settings.confidenceFloor ? "NEEDS_HUMAN" : "ANSWERED",
      model_id: settings.model.id,
      prompt_version: PROMPT_VERSION,
      input_tokens: reply.inputTokens,
      output_tokens: reply.outputTokens,
    },
    settings.now(),
  );
};
