import * as z from "zod";
import { describeInputIssues } from "../shared/lambda/describe-input-issues.js";
import { ModelOutputInvalid } from "../shared/lambda/errors.js";
import { CATEGORIES, PRIORITIES } from "../shared/contracts/ticket-record.js";

/** Line ends become "\n"; NUL and its like, which neither Redshift nor a terminal wants, and halves of characters go. */
const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim();

const Text = z.string().transform(cleanText).pipe(z.string().min(1));

/** What the tool `answer_ticket` takes: the model's whole answer. */
export const ModelAnswerSchema = z.object({
  reply: Text.describe("The reply to the customer, in the customer's language."),
  priority: z.enum(PRIORITIES),
  priority_reasoning: Text.describe("What in the ticket decided the priority, in one or two English sentences."),
  category: z.enum(CATEGORIES),
  confidence: z.number().min(0).max(1).describe("How sure you are that the reply may go out unread."),
});
export type ModelAnswer = z.infer<typeof ModelAnswerSchema>;

/** One answer of a model, not yet read. */
export interface ModelReply {
  /** Why the model stopped, in Converse's words: tool_use, max_tokens, guardrail_intervened, … */
  readonly stopReason: string;
  /** What it called the tool with; undefined when it called none. */
  readonly toolInput: unknown;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly latencyMs: number;
}

/** Stops that leave a tool call whole. Some models end their turn after a forced call instead of saying tool_use. */
const WHOLE = new Set(["tool_use", "end_turn", "stop_sequence"]);

/**
 * Reads the model's answer out of its tool call.
 * @throws ModelOutputInvalid naming the stop reason, or the field that is not what the schema asks for
 */
export const readAnswer = ({ stopReason, toolInput }: ModelReply): ModelAnswer => {
  if (!WHOLE.has(stopReason)) throw new ModelOutputInvalid(`stopReason: the model stopped with ${stopReason}`);
  if (toolInput === undefined) throw new ModelOutputInvalid("toolUse: the model called no tool");
  const result = ModelAnswerSchema.safeParse(toolInput);
  if (result.success) return result.data;
  throw new ModelOutputInvalid(describeInputIssues(result.error));
};
