import * as z from "zod";
import { CATEGORIES, PRIORITIES } from "../shared/contracts/ticket-record.js";
import { ModelOutputInvalid } from "../shared/lambda/errors.js";
import { describeInputIssues } from "../shared/lambda/parse-input.js";

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

const { properties = {}, required = [] } = z.toJSONSchema(ModelAnswerSchema, { io: "input" });

/** The tool by which the model answers. */
export const ANSWER_TOOL = {
  name: "answer_ticket",
  description: "Answers the customer's ticket and triages it. Call it exactly once.",
  /** JSON Schema of the answer. It has only these three keys at the top, because Nova models accept no others. */
  schema: z.json().parse({ type: "object", properties, required }),
} as const;

/** A reply of the model, not parsed yet. */
export interface ModelReply {
  /** Why the model stopped, in Converse's terms: tool_use, max_tokens, guardrail_intervened, … */
  readonly stopReason: string;
  /** What it called the tool with; undefined when it did not call it. */
  readonly toolInput: unknown;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly latencyMs: number;
}

/**
 * Stop reasons after which a tool call is complete. Some models end their turn after a forced call instead of saying
 * tool_use.
 */
const COMPLETE = new Set(["tool_use", "end_turn", "stop_sequence"]);

/**
 * Reads the model's answer from its tool call.
 * @throws ModelOutputInvalid naming the stop reason, or the field that does not match the schema
 */
export const readAnswer = ({ stopReason, toolInput }: ModelReply): ModelAnswer => {
  if (!COMPLETE.has(stopReason)) throw new ModelOutputInvalid(`stopReason: the model stopped with ${stopReason}`);
  if (toolInput === undefined) throw new ModelOutputInvalid("toolUse: the model called no tool");
  const result = ModelAnswerSchema.safeParse(toolInput);
  if (result.success) return result.data;
  throw new ModelOutputInvalid(describeInputIssues(result.error));
};
