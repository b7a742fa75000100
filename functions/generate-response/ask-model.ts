import type { AnswerInput } from "../shared/contracts/workflow.js";
import { ModelOutputInvalid } from "../shared/lambda/errors.js";
import type { ToolRequest } from "../shared/model/tool-model.js";
import { readAnswer, type ModelAnswer, type ModelReply } from "./model-answer.js";
import { DATA_MARK, type PromptFormat, systemPrompt, ticketMessage } from "./prompt.js";

export type ModelRequest = ToolRequest;

/** A model that answers by calling the tool `answer_ticket`. */
export interface ResponseModel {
  /** Id of the model or inference profile. */
  readonly id: string;
  ask(request: ModelRequest): Promise<ModelReply>;
}

export interface AskSettings {
  readonly model: ResponseModel;
  /** The most tokens of a prompt, as estimateTokens counts them. */
  readonly promptMaxTokens: number;
  /** 16 to 32 letters and digits that nobody can guess, others at each call. */
  readonly newMark: () => string;
  /** Whether a mark stands between the words of a ticket. @default false */
  readonly isDatamarked?: boolean;
  /** Called for every reply, valid or not, because its tokens are paid for. */
  readonly onReply: (reply: ModelReply) => void;
  /** Called with what is wrong with an answer, before the model is asked again. */
  readonly onAskAgain: (problem: string) => void;
  readonly now: () => Date;
}

/** The first question and two more, each of which says what was wrong. */
const ASKS_MAX = 3;

/**
 * No further question starts later than this after the function began. It may take 100 s, and the guardrail's check of
 * the reply 10 s (see handler.ts); the function has 180 s.
 */
const ASK_AGAIN_WITHIN_MS = 68_000;

/** Greedy decoding, which AWS advises for tool calls. */
const TEMPERATURE = 0;

/** A little variation, so that a model does not cling to an answer that it was told is unusable. */
const TEMPERATURE_AGAIN = 0.3;

/**
 * Enough for 250 words in a language with many tokens per word, and the other fields; AWS's advice for Nova's tool
 * calls.
 */
export const ANSWER_MAX_TOKENS = 3_000;

/** An answer that was cut may be tried once more, at half the price. */
const SHORT_ANSWER_MAX_TOKENS = ANSWER_MAX_TOKENS / 2;

/** The ticket itself makes the model stop: asked again, it would stop again, and every question is paid for. */
const FINAL_STOPS: readonly string[] = ["guardrail_intervened", "content_filtered", "model_context_window_exceeded"];

/** A question about a ticket, and what differs from the one before. */
interface Question {
  /** What was wrong with the answer to the question before; undefined for the first. */
  readonly problem?: string;
  readonly maxTokens: number;
}

/** The question after an unusable answer; undefined when none would have another result at another price. */
const questionAfter = (
  { maxTokens }: Question,
  { message }: ModelOutputInvalid,
  stopReason: string | undefined,
): Question | undefined => {
  if (stopReason !== undefined && FINAL_STOPS.includes(stopReason)) return undefined;
  if (stopReason !== "max_tokens") return { problem: message, maxTokens };
  if (maxTokens <= SHORT_ANSWER_MAX_TOKENS) return undefined;
  return { problem: `${message}: it was too long. Write at most 100 words`, maxTokens: SHORT_ANSWER_MAX_TOKENS };
};

const requestOf = (
  input: AnswerInput,
  { problem, maxTokens }: Question,
  promptMaxTokens: number,
  format: PromptFormat,
): ModelRequest => ({
  system: systemPrompt(format),
  message: ticketMessage(input, promptMaxTokens, format, problem),
  temperature: problem === undefined ? TEMPERATURE : TEMPERATURE_AGAIN,
  maxTokens,
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** A model may copy the marks between a ticket's words. */
const withoutDataMarks = (answer: ModelAnswer): ModelAnswer => ({
  ...answer,
  reply: answer.reply.replaceAll(DATA_MARK, " "),
  priority_reasoning: answer.priority_reasoning.replaceAll(DATA_MARK, " "),
});

/**
 * Asks until the answer is valid. Asking the same again would get the same answer, so each further question names what
 * was wrong with the one before, has another mark, and after an answer that was too long allows half the tokens. The
 * tokens are those of all replies.
 * @param text what the customer wrote, as sent and as the model reads it
 * @param startedAt when the function began: looking for personal data and the guardrail take time, too
 * @throws ModelOutputInvalid of the last answer, when questions or time are used up, or another would not help
 */
export const askModel = async (
  input: AnswerInput,
  text: string,
  settings: AskSettings,
  startedAt: Date = settings.now(),
) => {
  const { model, promptMaxTokens, newMark, isDatamarked = false, onReply, onAskAgain, now } = settings;
  const deadline = startedAt.getTime() + ASK_AGAIN_WITHIN_MS;
  const replies: ModelReply[] = [];
  const marks: string[] = [];
  const ask = async (asked: number, question: Question): Promise<ModelAnswer> => {
    let reply: ModelReply | undefined;
    const mark = newMark();
    marks.push(mark);
    try {
      reply = await model.ask(requestOf(input, question, promptMaxTokens, { mark, isDatamarked }));
      replies.push(reply);
      onReply(reply);
      return readAnswer(reply, text);
    } catch (error) {
      const mayAskAgain = asked < ASKS_MAX && now().getTime() <= deadline;
      if (!(error instanceof ModelOutputInvalid) || !mayAskAgain) throw error;
      const next = questionAfter(question, error, reply?.stopReason);
      if (next === undefined) throw error;
      onAskAgain(error.message);
      return ask(asked + 1, next);
    }
  };
  const answer = await ask(1, { maxTokens: ANSWER_MAX_TOKENS });
  return {
    answer: isDatamarked ? withoutDataMarks(answer) : answer,
    marks,
    input_tokens: sum(replies.map(({ inputTokens }) => inputTokens)),
    output_tokens: sum(replies.map(({ outputTokens }) => outputTokens)),
  };
};
