import type { Mutation } from "../mutation.js";

const RESPONSE = {
  file: "functions/generate-response/generate-response.ts",
  tests: ["test/functions/generate-response/generate-response.test.ts"],
};
const INPUT = {
  file: "functions/generate-response/redact-input.ts",
  tests: ["test/functions/generate-response/redact-input.test.ts"],
};

/** What keeps personal data from the model, and placeholders from customers. */
export const personalDataMutations: readonly Mutation[] = [
  {
    ...RESPONSE,
    name: "personal-data/redaction",
    removes: "the redaction: the model reads the ticket as it came",
    breaks: "personal",
    edit: { find: "askModel(redacted.input, ", put: "askModel(input, " },
  },
  {
    ...RESPONSE,
    name: "personal-data/invented-placeholder",
    removes: "the reason that holds a reply with a placeholder that the model invented",
    breaks: "personal",
    edit: { find: 'unknown.length > 0 ? ["PLACEHOLDER" as const] : []', put: "unknown.length > 999 ? [] : []" },
  },
  {
    ...RESPONSE,
    name: "personal-data/judged-as-read",
    removes: "the restored reply that the gate judges: it sees placeholders",
    breaks: "personal",
    edit: {
      find: "replyOf(input, texts, answer, restored.text, priority, marks)",
      put: "replyOf(input, texts, answer, answer.reply, priority, marks)",
    },
  },
  {
    ...INPUT,
    name: "personal-data/detector-fails",
    removes: "the rules that stay when Comprehend fails: the ticket fails",
    breaks: "personal",
    edit: { find: "    onUndetected(error);\n", put: "    onUndetected(error);\n    throw error;\n" },
  },
  {
    name: "personal-data/literal-placeholders",
    removes: "the replacement of customers' own text in the form of a placeholder",
    breaks: "personal",
    file: "functions/shared/pii/redact.ts",
    edit: { find: "...textSpans(text), ", put: "" },
    tests: ["test/functions/shared/pii/redact.test.ts"],
  },
  {
    name: "personal-data/card-check",
    removes: "the check digit of card numbers: order numbers count as cards",
    breaks: "personal",
    file: "functions/shared/pii/cards.ts",
    edit: { find: "NETWORKS.test(digits) && passesLuhn(digits)", put: "NETWORKS.test(digits)" },
    tests: ["test/functions/shared/pii/find-spans.test.ts"],
  },
];
