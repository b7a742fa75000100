import type { Mutation } from "../mutation.js";

const EVALUATE = {
  file: "functions/evaluate-response/evaluate-response.ts",
  tests: ["test/functions/evaluate-response/evaluate-response.test.ts"],
};

/** What keeps the evaluation of replies honest, and its judge within its budget. */
export const replyEvaluationMutations: readonly Mutation[] = [
  {
    ...EVALUATE,
    name: "reply-evaluation/rules",
    removes: "the check for a model's reply, so that the rules' holding replies make the figures",
    breaks: "quality",
    edit: { find: 'if (record.model_id === null) return "not-of-a-model";', put: "" },
  },
  {
    ...EVALUATE,
    name: "reply-evaluation/sample",
    removes: "the sample: every reply is judged",
    breaks: "spend",
    edit: { find: 'if (!isSampled(record.ticket_id, shares[laneOf(record)])) return "not-sampled";', put: "" },
  },
  {
    ...EVALUATE,
    name: "reply-evaluation/lane",
    removes: "the lane from the sample: every ticket counts as one of the general lane",
    breaks: "spend",
    edit: { find: "shares[laneOf(record)]", put: 'shares["general"]' },
  },
  {
    file: "functions/shared/reply-quality/evaluation-shares.ts",
    tests: ["test/functions/shared/reply-quality/evaluation-shares.test.ts"],
    name: "reply-evaluation/shares",
    removes: "the check that a share is at most 1",
    breaks: "spend",
    edit: { find: "&& Number(text) <= 1", put: "" },
  },
  {
    ...EVALUATE,
    name: "reply-evaluation/budget",
    removes: "the judge's budget of the day",
    breaks: "spend",
    edit: { find: 'if (typeof spent === "object") {', put: 'if (typeof spent === "undefined") {' },
  },
  {
    ...EVALUATE,
    name: "reply-evaluation/counted-once",
    removes: "the mark of a counted ticket, so that a throttled judge uses up its own budget",
    breaks: "spend",
    edit: { find: "await markCountedSafely(spent, expense, budget);", put: "" },
  },
  {
    ...EVALUATE,
    name: "reply-evaluation/unreadable",
    removes: "the verdict on a call that nobody can read: it is asked for, and paid for, until it is a dead letter",
    breaks: "spend",
    edit: {
      find: "if (!(error instanceof ModelOutputInvalid)) throw error;",
      put: "if (error instanceof Error) throw error;",
    },
  },
  {
    ...EVALUATE,
    name: "reply-evaluation/superseded",
    removes: "the object's order: the verdicts on an earlier answer replace those on a later one",
    breaks: "quality",
    edit: { find: 'if (saved === "superseded") return saved;', put: "" },
  },
  {
    file: "functions/evaluate-response/dynamo-evaluations.ts",
    tests: ["test/functions/evaluate-response/evaluations.test.ts"],
    name: "reply-evaluation/latest",
    removes: "the item's order: the verdicts on an earlier answer replace those on a later one",
    breaks: "quality",
    edit: {
      find: "#answered_at <= :of_this_answer)",
      put: "attribute_exists(#answered_at) OR #answered_at <= :of_this_answer)",
    },
  },
  {
    file: "stacks/config/evaluation-config.ts",
    tests: ["test/stacks/config/evaluation-config.test.ts"],
    name: "reply-evaluation/vendor",
    removes: "the refusal of a judge of the writer's own vendor",
    breaks: "quality",
    edit: {
      find: 'if (vendor === "" || vendor !== vendorOf(writer)) return [];',
      put: 'if (vendorOf(writer) !== "none") return [];',
    },
  },
  {
    file: "functions/shared/reply-quality/evaluation.ts",
    tests: ["test/functions/shared/reply-quality/evaluation.test.ts"],
    name: "reply-evaluation/bad",
    removes: "the judge's verdicts from what makes a reply bad",
    breaks: "quality",
    edit: { find: 'source !== "PERSON" && verdict === "FAIL"', put: 'source === "RULES" && verdict === "FAIL"' },
  },
  {
    file: "stacks/parts/evaluation-parts.ts",
    tests: ["test/stacks/parts/evaluation-parts.test.ts"],
    name: "reply-evaluation/objects",
    removes: "the prefix of its objects, so that it may overwrite finished tickets",
    breaks: "quality",
    edit: { find: '["evaluations/"]', put: '[""]' },
  },
];
