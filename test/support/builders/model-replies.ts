import type { ModelAnswer, ModelReply } from "../../../functions/generate-response/model-answer.js";

export const aModelAnswer = (changes: Partial<ModelAnswer> = {}): ModelAnswer => ({
  reply: "Dear Ada Byron, please clean the drum.",
  priority: "MEDIUM",
  priority_reasoning: "One customer cannot print.",
  category: "BUG",
  confidence: 0.8,
  ...changes,
});

/** `toolInput` is short for one call of the tool with that input. */
export const aModelReply = ({
  toolInput = aModelAnswer(),
  ...changes
}: Partial<ModelReply> & { readonly toolInput?: unknown } = {}): ModelReply => ({
  stopReason: "tool_use",
  calls: [{ name: "answer_ticket", input: toolInput }],
  text: "",
  inputTokens: 640,
  outputTokens: 120,
  latencyMs: 900,
  ...changes,
});

/** A reply of a model that wrote a text instead of calling a tool. */
export const aTextReply = (text: string): ModelReply => aModelReply({ stopReason: "end_turn", calls: [], text });
