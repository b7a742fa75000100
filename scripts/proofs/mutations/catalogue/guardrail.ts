import type { Mutation } from "../mutation.js";

const GENERATE = "functions/generate-response/generate-response.ts";
const GUARD = "functions/generate-response/guardrail.ts";
const ADAPTER = "functions/generate-response/bedrock-guardrail.ts";
const STACK = "stacks/constructs/workflow/ticket-guardrail.ts";

const inFunction = (
  guard: string,
  removes: string,
  file: string,
  edit: Mutation["edit"],
  test = "guardrail.test.ts",
): Mutation => ({
  name: `guardrail/${guard}`,
  removes,
  breaks: "floor",
  file,
  edit,
  tests: [`test/functions/generate-response/${test}`],
});

const inAdapter = (guard: string, removes: string, edit: Mutation["edit"]): Mutation =>
  inFunction(guard, removes, ADAPTER, edit, "bedrock-guardrail.test.ts");

const inStack = (guard: string, removes: string, edit: Mutation["edit"]): Mutation => ({
  name: `guardrail/stack/${guard}`,
  removes,
  breaks: "floor",
  file: STACK,
  edit,
  tests: ["test/stacks/constructs/workflow/ticket-guardrail.test.ts"],
});

/** What becomes of a text that the guardrail stops, or does not judge. */
export const guardrailMutations: readonly Mutation[] = [
  inFunction("ticket/held", "the hold of a ticket that the guardrail stops", GENERATE, {
    find: '...(isSuspicious ? ["GUARDRAIL_TICKET" as const] : []),',
    put: "",
  }),
  inFunction("ticket/floor", "the floor of a ticket that the guardrail stops", GENERATE, {
    find: "[injected, suspicious].reduce(",
    put: "[injected].reduce(",
  }),
  inFunction("ticket/reason", "the reason in the reasoning of a ticket that the guardrail stops", GENERATE, {
    find: "priority), [injected, suspicious]);",
    put: "priority), [injected]);",
  }),
  inFunction("ticket/unknown", "the hold for a finding that is not known here", GUARD, {
    find: "filter((finding) => !isOfRepliesAlone(finding))",
    put: 'filter((finding) => finding === "PROMPT_ATTACK" || finding === "OTHER_CUSTOMERS")',
  }),
  inFunction("ticket/refund", "the topics that count in replies alone: who asks for a refund is suspicious", GUARD, {
    find: "filter((finding) => !isOfRepliesAlone(finding))",
    put: "filter(() => true)",
  }),
  inFunction("ticket/redacted", "the placeholders in what the guardrail reads of a ticket", GENERATE, {
    find: "customerWords(redacted.input, settings.promptMaxTokens)",
    put: "customerWords(input, settings.promptMaxTokens)",
  }),
  inFunction(
    "ticket/words",
    "the fields besides subject and description that the guardrail reads",
    "functions/generate-response/prompt.ts",
    {
      find: "[parts.subject, parts.description, quoted, parts.product, parts.issue_type, parts.customer_name]",
      put: "[parts.subject, parts.description]",
    },
  ),
  inFunction("reply/held", "the hold of a reply that the guardrail stops", GENERATE, {
    find: "    ...guarded.reasons,\n",
    put: "",
  }),
  inFunction("reply/unchecked", "the hold of a reply that the guardrail could not check", GUARD, {
    find: 'reasons: ["GUARDRAIL_UNAVAILABLE"]',
    put: "reasons: []",
  }),
  inFunction(
    "reply/paid-once",
    "the end after a reply that could not be checked: the model is asked and paid again",
    GUARD,
    {
      find: "    settings.onUnchecked(error);\n",
      put: "    settings.onUnchecked(error);\n    throw error;\n",
    },
  ),
  inFunction("reply/redacted", "the placeholders in what the guardrail reads of a reply", GENERATE, {
    find: "guardReply(answer.reply, settings.guardrail)",
    put: "guardReply(redacted.restore(answer.reply).text, settings.guardrail)",
  }),
  inAdapter("unnamed", "the stop of a text for which the service names no reason", {
    find: "names.size === 0 ? [UNNAMED]",
    put: "names.size === 0 ? []",
  }),
  inAdapter("no-action", "the refusal of a response that does not say whether a text passes", {
    find: "if (action === undefined) throw",
    put: "if (action === undefined) return [];\n  if (action === undefined) throw",
  }),
  inAdapter("pieces", "all pieces of a long text but the first", {
    find: "Math.max(1, Math.ceil((text.length - OVERLAP) / step))",
    put: "1",
  }),
  inAdapter("overlap", "the overlap of the pieces of a long text", {
    find: "const OVERLAP = 500;",
    put: "const OVERLAP = 0;",
  }),
  inAdapter("hidden-behind", "the pieces behind one that is stopped, for what may count for nothing", {
    find: "for (const finding of await this",
    put: "if (found.size === 0) for (const finding of await this",
  }),
  inAdapter("placeholder", "the check that a finding is more than a placeholder", {
    find: "isPlaceholder(match) ? PLACEHOLDER : type",
    put: "type",
  }),
  inStack("version", "the new version that changed policies need before the old one goes", {
    find: "lifecycle: { createBeforeDestroy: true },",
    put: "",
  }),
  inStack("right", "the limit of the right to one guardrail", {
    find: '["bedrock:ApplyGuardrail"], [this.arn]',
    put: '["bedrock:ApplyGuardrail"], ["*"]',
  }),
  inStack("key", "the right to read the guardrail with the key", { find: "this.#key.grantDecrypt(fn.role);", put: "" }),
  {
    name: "guardrail/option",
    removes: "the option: every stack has a guardrail",
    breaks: "spend",
    file: "stacks/ticket-pipeline-stack.ts",
    edit: { find: "if (guardrail) new TicketGuardrail", put: "if (guardrail || name) new TicketGuardrail" },
    tests: ["test/stacks/constructs/workflow/ticket-guardrail.test.ts"],
  },
];
