import { buildTicketRecord } from "../shared/contracts/build-ticket-record.js";
import type { TicketRecord } from "../shared/contracts/ticket-record.js";
import { answerByRules } from "../shared/triage/answer-by-rules.js";
import type { AnswerInput } from "../shared/contracts/workflow.js";
import { readAnswer, type ModelAnswer, type ModelReply } from "./model-answer.js";
import { PROMPT_SENTENCES, PROMPT_VERSION, systemPrompt, ticketMessage } from "./prompt.js";
import { ModelOutputInvalid } from "../shared/lambda/errors.js";
import { mentionInRest, moreUrgent, type PriorityFloor } from "../shared/triage/priority-floor.js";
import { type ReportedTexts, reportedTexts, ticketFloor } from "../shared/triage/ticket-floor.js";
import { isBlank } from "../shared/contracts/text.js";
import { sha256 } from "../shared/contracts/content-hash.js";
import {
  cleanReasoning,
  type HeldReason,
  reasonsToHold,
  type Reply,
  type ReplyPolicy,
} from "../shared/reply-gate/reply-gate.js";
import { isBelowExpectation } from "../shared/reply-gate/unlisted-language.js";

export interface ModelRequest {
  readonly system: string;
  readonly message: string;
  /** 0 to 1: how much the answer may vary. */
  readonly temperature: number;
}

/** A model that answers by calling the tool `answer_ticket`. */
export interface ResponseModel {
  /** Id of the model or inference profile. */
  readonly id: string;
  ask(request: ModelRequest): Promise<ModelReply>;
}

export interface ResponseSettings {
  readonly model: ResponseModel;
  /** 0 to 1. An answer with a lower confidence waits for a person. */
  readonly confidenceFloor: number;
  /** What a reply must not have, to be sent unread. */
  readonly replyPolicy: ReplyPolicy;
  /** Called for every reply, valid or not, because its tokens are paid for. */
  readonly onReply: (reply: ModelReply) => void;
  /** Called with what is wrong with an answer, before the model is asked again. */
  readonly onAskAgain: (problem: string) => void;
  readonly now: () => Date;
}

/** The first question and two more, each of which says what was wrong. */
const ASKS_MAX = 3;

/** No question starts later than this. It may take 100 s (see handler.ts), and the function has 180 s. */
const ASK_AGAIN_WITHIN_MS = 75_000;

/** Greedy decoding, which AWS advises for tool calls. */
const TEMPERATURE = 0;

/** A little variation, so that a model does not cling to an answer that it was told is unusable. */
const TEMPERATURE_AGAIN = 0.3;

/** What rules add to the model's reasoning: why they raised its priority, or what else the ticket mentions. */
const noteOfRules = (
  texts: ReportedTexts,
  floor: PriorityFloor | undefined,
  given: ModelAnswer["priority"],
  priority: ModelAnswer["priority"],
): string => {
  if (floor === undefined) return mentionInRest(texts);
  return priority === given ? "" : ` Raised from ${given} to ${priority} by rules. ${floor.reason}`;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/**
 * Asks until the answer is valid. Asking the same again would get the same answer, so each further question names what
 * was wrong with the one before. The tokens are those of all replies.
 * @throws ModelOutputInvalid of the last answer, when questions or time are used up
 */
const askModel = async (input: AnswerInput, text: string, settings: ResponseSettings) => {
  const { model, onReply, onAskAgain, now } = settings;
  const deadline = now().getTime() + ASK_AGAIN_WITHIN_MS;
  const replies: ModelReply[] = [];
  const ask = async (asked: number, problem?: string): Promise<ModelAnswer> => {
    const temperature = problem === undefined ? TEMPERATURE : TEMPERATURE_AGAIN;
    try {
      const reply = await model.ask({
        system: systemPrompt(canaryOf(input)),
        message: ticketMessage(input, problem),
        temperature,
      });
      replies.push(reply);
      onReply(reply);
      return readAnswer(reply, text);
    } catch (error) {
      const mayAskAgain = asked < ASKS_MAX && now().getTime() <= deadline;
      if (!(error instanceof ModelOutputInvalid) || !mayAskAgain) throw error;
      onAskAgain(error.message);
      return ask(asked + 1, error.message);
    }
  };
  const answer = await ask(1);
  return {
    answer,
    input_tokens: sum(replies.map(({ inputTokens }) => inputTokens)),
    output_tokens: sum(replies.map(({ outputTokens }) => outputTokens)),
  };
};

/** A word that only this prompt has: a reply that has it repeats what the model was told. */
const canaryOf = ({ execution }: AnswerInput): string => `mark${sha256(execution.arn).slice(0, 20)}`;

/** What the gate judges: the reply, and what it may have from the ticket. */
const replyOf = (
  input: AnswerInput,
  texts: ReportedTexts,
  answer: ModelAnswer,
  priority: ModelAnswer["priority"],
): Reply => ({
  text: answer.reply,
  priority,
  isRaised: priority !== answer.priority,
  ticketText: `${input.ticket.ticketId}\n${Object.values(texts).join("\n")}`,
  customerAddress: input.ticket.data.customer_contact_information?.email,
  secrets: [canaryOf(input), ...PROMPT_SENTENCES],
});

/** Why a person must read a model's reply before the customer does; empty when it may be sent. */
const heldReasons = (
  input: AnswerInput,
  text: string,
  answer: ModelAnswer,
  reply: Reply,
  { confidenceFloor, replyPolicy }: ResponseSettings,
): readonly HeldReason[] => {
  const isUnlisted = isBelowExpectation(input.sentiment, text, reply.priority);
  return [
    ...(answer.confidence < confidenceFloor ? ["LOW_CONFIDENCE" as const] : []),
    ...(isUnlisted ? ["UNLISTED_LANGUAGE" as const] : []),
    ...reasonsToHold(reply, replyPolicy),
  ];
};

/**
 * The record of an answered ticket. An answer below the confidence floor, or one that the reply gate holds, is stored
 * as a draft, for a person to send (outcome NEEDS_HUMAN). The priority is the model's, or the priority floor when that
 * is more urgent. A ticket without text is answered by rules, because a model would only invent something.
 * @throws ModelOutputInvalid when no answer of the model is valid
 */
export const generateResponse = async (input: AnswerInput, settings: ResponseSettings): Promise<TicketRecord> => {
  const texts = reportedTexts(input.ticket);
  const text = `${texts.subject}\n${texts.description}`;
  if (isBlank(text)) return answerByRules(input, settings.now());
  const { answer, ...tokens } = await askModel(input, text, settings);
  const floor = ticketFloor(texts);
  const priority = floor === undefined ? answer.priority : moreUrgent(answer.priority, floor.priority);
  const reply = replyOf(input, texts, answer, priority);
  const reasoning = cleanReasoning(answer.priority_reasoning, reply, settings.replyPolicy);
  const held = heldReasons(input, text, answer, reply, settings);
  return buildTicketRecord(
    input,
    {
      response_text: answer.reply,
      priority,
      priority_reasoning: reasoning + noteOfRules(texts, floor, answer.priority, priority),
      category: answer.category,
      confidence: answer.confidence,
      outcome: held.length > 0 ? "NEEDS_HUMAN" : "ANSWERED",
      held_reasons: held.length > 0 ? held.join(",") : null,
      model_id: settings.model.id,
      prompt_version: PROMPT_VERSION,
      ...tokens,
    },
    settings.now(),
  );
};
