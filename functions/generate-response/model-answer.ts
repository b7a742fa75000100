import * as z from "zod";
import { isJsonObject } from "../shared/contracts/parse-json.js";
import { CATEGORIES, PRIORITIES } from "../shared/contracts/ticket-record.js";
import { ModelOutputInvalid } from "../shared/lambda/errors.js";
import { describeInputIssues } from "../shared/lambda/parse-input.js";
import { isComplete, type ToolReply, toolSchemaOf } from "../shared/model/tool-model.js";
import { normalizeFields } from "./answer-fields.js";
import { ANSWER_TOOL_NAME, answersInCalls, answersInText } from "./find-answers.js";

/**
 * Line ends become "\n"; NUL and other controls, which Redshift and terminals refuse, and lone surrogates are removed.
 */
const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim();

const Text = z.string().transform(cleanText).pipe(z.string().min(1));

/** What the tool `answer_ticket` accepts: the model's whole answer. */
export const ModelAnswerSchema = z.object({
  reply: Text.describe("The reply to the customer, in the customer's language."),
  priority: z.enum(PRIORITIES),
  priority_reasoning: Text.describe("What in the ticket decided the priority, in one or two English sentences."),
  category: z.enum(CATEGORIES),
  confidence: z.number().min(0).max(1).describe("How sure you are that the reply may go out unread."),
});
export type ModelAnswer = z.infer<typeof ModelAnswerSchema>;

/** The tool by which the model answers. */
export const ANSWER_TOOL = {
  name: ANSWER_TOOL_NAME,
  description: "Answers the customer's ticket and triages it. Call it exactly once.",
  schema: toolSchemaOf(ModelAnswerSchema),
} as const;

/** A reply of the model, not parsed yet. */
export type ModelReply = ToolReply;

const parse = (input: unknown) => ModelAnswerSchema.safeParse(isJsonObject(input) ? normalizeFields(input) : input);

/** Letters and digits of a text, also of one that is escaped as JSON. */
const lettersIn = (text: string): string =>
  text
    .replace(/\\u([0-9a-f]{4})/gi, (_escape, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\\[bfnrt]/g, " ")
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Whether an answer is one that a customer wrote into the ticket, and that the model quotes. */
const isQuoted = (input: object, ticketText: string): boolean => {
  const reply = parse(input).data?.reply;
  return reply !== undefined && lettersIn(ticketText).includes(lettersIn(reply));
};

/** The only answer among several inputs; the same answer twice is one. */
const onlyAnswer = (inputs: readonly unknown[]): ModelAnswer => {
  const results = inputs.map(parse);
  const answers = new Map(results.flatMap(({ data }) => (data === undefined ? [] : [[JSON.stringify(data), data]])));
  if (answers.size > 1)
    throw new ModelOutputInvalid(`toolUse: expected one answer, found ${answers.size} different ones`);
  const [answer] = answers.values();
  if (answer !== undefined) return answer;
  const error = results.find((result) => !result.success)?.error;
  throw new ModelOutputInvalid(error === undefined ? "toolUse: the model called no tool" : describeInputIssues(error));
};

const inputsOf = ({ calls, text }: ModelReply, ticketText: string): readonly unknown[] => {
  if (calls.length > 0) {
    const inputs = answersInCalls(calls);
    if (inputs.length > 0) return inputs;
    throw new ModelOutputInvalid(`toolUse: expected a call of ${ANSWER_TOOL_NAME}, found one of another tool`);
  }
  return answersInText(text).filter((input) => !isQuoted(input, ticketText));
};

/**
 * Reads the model's answer from its call of the tool, or, if it called none, from the JSON that it wrote instead. What
 * can mean only one thing is read (docs/inputs.md).
 * @param ticketText what the customer wrote: an answer that the model only quotes from it does not count
 * @throws ModelOutputInvalid naming the stop reason, or the field that does not match the schema; never a value
 */
export const readAnswer = (reply: ModelReply, ticketText = ""): ModelAnswer => {
  if (!isComplete(reply)) throw new ModelOutputInvalid(`stopReason: the model stopped with ${reply.stopReason}`);
  return onlyAnswer(inputsOf(reply, ticketText));
};
