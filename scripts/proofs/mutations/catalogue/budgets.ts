import type { Mutation } from "../mutation.js";

const ASK = {
  file: "functions/generate-response/ask-model.ts",
  tests: ["test/functions/generate-response/generate-response.test.ts"],
};

const MONTHLY = ["test/stacks/constructs/observability/monthly-budget.test.ts"];

/** What keeps a caller from spending our money. */
export const budgetMutations: readonly Mutation[] = [
  {
    name: "budgets/prompt",
    removes: "the size of a prompt, so that 32,000 signs become 60,000 tokens",
    breaks: "spend",
    file: "functions/generate-response/prompt.ts",
    edit: {
      find: "description: cutToTokens(marked(textsToRead(input.ticket).description, format), room)",
      put: "description: textsToRead(input.ticket).description",
    },
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
  {
    name: "budgets/api",
    removes: "the budget of the API's callers, so that one caller's thousands of tickets are accepted",
    breaks: "spend",
    file: "functions/serve-api/intake/submit-ticket.ts",
    edit: {
      find: 'return typeof spent === "object" ? spent : {',
      put: "return {",
    },
    tests: ["test/functions/serve-api/intake/budgeted.test.ts", "test/attacks/denial-of-wallet.test.ts"],
  },
  {
    name: "budgets/api/repeats",
    removes: "the look for the ticket of a repeat, which gets 429 although its ticket was accepted",
    breaks: "own",
    file: "functions/serve-api/intake/submit-ticket.ts",
    edit: { find: "key === undefined ? undefined : await ports.intake.findKey(key.id, now)", put: "await undefined" },
    tests: ["test/functions/serve-api/intake/budgeted.test.ts"],
  },
  {
    name: "budgets/api/given-back",
    removes: "what gives a repeat's ticket back, so that repeats use up the budget",
    breaks: "spend",
    file: "functions/serve-api/intake/submit-ticket.ts",
    edit: { find: "await giveBackSafely(spent, expense, budgetPortsOf(ports));", put: "" },
    tests: ["test/functions/serve-api/intake/budgeted.test.ts"],
  },
  {
    name: "budgets/api/first",
    removes: "the order of counter and item near the budget: what is beyond it is written, and so accepted",
    breaks: "spend",
    file: "functions/serve-api/intake/submit-ticket.ts",
    edit: { find: "if (hasRoom) {", put: "if (true as boolean) {" },
    tests: ["test/functions/serve-api/intake/budgeted.test.ts"],
  },
  {
    name: "budgets/api/room",
    removes: "the half of a budget below which each ticket is counted before it is written",
    breaks: "spend",
    file: "functions/shared/budget/known-room.ts",
    edit: { find: "budget.tickets / 2 &&", put: "budget.tickets &&" },
    tests: ["test/functions/shared/budget/dynamo-caller-budgets.test.ts"],
  },
  {
    name: "budgets/workflow",
    removes: "the end of a ticket beyond its customer's budget, so that models read thousands",
    breaks: "spend",
    file: "functions/detect-sentiment/within-budget.ts",
    edit: { find: 'if (typeof spent === "object")', put: "if (false)" },
    tests: ["test/functions/detect-sentiment/within-budget.test.ts", "test/attacks/denial-of-wallet.test.ts"],
  },
  {
    name: "budgets/workflow/counted-once",
    removes: "the mark of a counted ticket, so that each retry uses up the budget of its customer",
    breaks: "spend",
    file: "functions/detect-sentiment/within-budget.ts",
    edit: { find: "await markCountedSafely(spent, expense, ports);", put: "" },
    tests: ["test/functions/detect-sentiment/within-budget.test.ts"],
  },
  {
    name: "budgets/condition",
    removes: "the condition of the counter, which then counts without end",
    breaks: "spend",
    file: "functions/shared/budget/dynamo-caller-budgets.ts",
    edit: { find: "tickets < :tickets AND characters <= :left", put: ":tickets = :tickets AND :left = :left" },
    tests: ["test/functions/shared/budget/dynamo-caller-budgets.test.ts"],
  },
  {
    name: "budgets/fail-safely",
    removes: "the catch around the counters, so that one that cannot be written loses tickets",
    breaks: "lost",
    file: "functions/shared/budget/spend-safely.ts",
    edit: { find: 'return "uncounted";', put: "throw error;" },
    tests: [
      "test/functions/serve-api/intake/budgeted.test.ts",
      "test/functions/detect-sentiment/within-budget.test.ts",
    ],
  },
  {
    name: "budgets/quota",
    removes: "the quota of the usage plans",
    breaks: "limits",
    file: "stacks/constructs/api/api-usage-plans.ts",
    edit: { find: 'quotaSettings: { limit: quota, period: "DAY" },', put: "" },
    tests: ["test/stacks/constructs/api/api-usage-plans.test.ts"],
  },
  {
    name: "budgets/month/topic",
    removes: "the permission of AWS Budgets to publish, so that the budget of the month warns nobody",
    breaks: "spend",
    file: "stacks/constructs/observability/monthly-budget.ts",
    edit: { find: 'topic.allowBudgets("BudgetsPublish", account);', put: "void account;" },
    tests: MONTHLY,
  },
  {
    name: "budgets/month/key",
    removes: "the permission of AWS Budgets to use the topic's key, so that the budget of the month warns nobody",
    breaks: "spend",
    file: "stacks/constructs/routing/notification-topic.ts",
    edit: { find: "this.#key.allowBudgets(conditions);", put: "" },
    tests: MONTHLY,
  },
  {
    name: "budgets/month/credits",
    removes: "the count of what credits pay for, so that the budget of the month warns when they are used up",
    breaks: "spend",
    file: "stacks/constructs/observability/monthly-budget.ts",
    edit: { find: "costTypes: { includeCredit: false, includeRefund: false },", put: "" },
    tests: MONTHLY,
  },
];
