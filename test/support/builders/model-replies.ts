import type { ModelAnswer, ModelReply } from "../../../functions/generate-response/model-answer.js";

export const aModelAnswer = (changes: Partial<ModelAnswer> = {}): ModelAnswer => ({
  reply: "Dear Ada Byron, please clean the drum.",
  priority: "MEDIUM",
  priority_reasoning: "One customer cannot print.",
  category: "BUG",
  confidence: 0.8,
  ...changes,
});

export const aModelReply = (changes: Partial<ModelReply> = {}): ModelReply => ({
  stopReason: "tool_use",
  toolInput: aModelAnswer(),
  inputTokens: 640,
  outputTokens: 120,
  latencyMs: 900,
  ...changes,
});
