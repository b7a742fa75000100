import type { Mutation } from "../mutation.js";

const ASK = {
  file: "functions/generate-response/ask-model.ts",
  tests: ["test/functions/generate-response/generate-response.test.ts"],
};

/** What keeps a caller from spending our money. */
export const budgetMutations: readonly Mutation[] = [
  {
    name: "budgets/prompt",
    removes: "the size of a prompt, so that 32,000 signs become 60,000 tokens",
    breaks: "spend",
    file: "functions/generate-response/prompt.ts",
    edit: { find: "messageOf(cutToTokens(texts.description, room))", put: "messageOf(texts.description)" },
    tests: ["test/functions/generate-response/prompt.test.ts"],
  },
  {
    ...ASK,
    name: "budgets/final-stops",
    removes: "the end after a guardrail's stop, so that the same ticket is asked about three times",
    breaks: "spend",
    edit: {
      find: "if (stopReason !== undefined && FINAL_STOPS.includes(stopReason)) return undefined;",
      put: "",
    },
  },
  {
    ...ASK,
    name: "budgets/half-price",
    removes: "the lower price of the question after an answer that was too long",
    breaks: "spend",
    edit: { find: 'if (stopReason !== "max_tokens") return', put: "if (maxTokens > 0) return" },
  },
];
