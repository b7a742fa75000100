import type { Mutation } from "../mutation.js";

const METRICS = {
  file: "scripts/shared/evaluation/metrics.ts",
  tests: ["test/scripts/shared/evaluation/metrics.test.ts"],
};
const FIGURES = {
  file: "scripts/shared/evaluation/figures.ts",
  tests: ["test/scripts/shared/evaluation/figures.test.ts"],
};

const JUDGE = {
  file: "functions/shared/reply-quality/judge.ts",
  tests: ["test/functions/shared/reply-quality/judge.test.ts"],
};
const RULE_VERDICTS = {
  tests: ["test/functions/shared/reply-quality/rules.test.ts"],
};

/** What keeps the figures of `npm run evaluate` honest. */
export const evaluationMutations: readonly Mutation[] = [
  {
    file: "scripts/shared/golden/read-golden-set.ts",
    tests: ["test/scripts/shared/golden/read-golden-set.test.ts"],
    name: "evaluation/tuning-alone",
    removes: "the check that tickets for tuning alone are in the tuning half: the test half would not stay the same",
    breaks: "quality",
    edit: { find: 'isForTuningAlone({ file }) && ticket.half !== "tuning"', put: "false" },
  },
  {
    ...METRICS,
    name: "evaluation/missing-answer",
    removes: "the check for an answer: a CRITICAL ticket without one is within one level",
    breaks: "quality",
    edit: { find: "given !== null && Math.abs(", put: "Math.abs(" },
  },
  {
    ...METRICS,
    name: "evaluation/rare-labels",
    removes: "the false alarms of a label from its F1 score, so that giving one label to all costs nothing",
    breaks: "quality",
    edit: { find: "(2 * right) / (truths + given)", put: "right / truths" },
  },
  {
    ...FIGURES,
    name: "evaluation/chance",
    removes: "the interval from the verdict: any difference decides",
    breaks: "quality",
    edit: { find: 'low > 0 ? "other" : high < 0 ? "one" : undefined', put: 'low + high > 0 ? "other" : "one"' },
  },
  {
    file: "scripts/commands/evaluate/answer-file.ts",
    tests: ["test/scripts/commands/evaluate/run-evaluation.test.ts"],
    name: "evaluation/kept-answers",
    removes: "model and prompt from what an answer is kept by, so that a new prompt is measured by old answers",
    breaks: "quality",
    edit: { find: "${fingerprint}\\n", put: "" },
  },
  {
    file: "scripts/commands/evaluate/budget.ts",
    tests: ["test/scripts/commands/evaluate/run-evaluation.test.ts"],
    name: "evaluation/budget",
    removes: "the estimate from the check of --max-usd: tickets asked at the same time exceed it",
    breaks: "spend",
    edit: { find: "this.#spent + estimate > this.maxUsd", put: "this.#spent > this.maxUsd" },
  },
  {
    file: "scripts/commands/evaluate/consent.ts",
    tests: ["test/scripts/commands/evaluate/cli.test.ts"],
    name: "evaluation/consent",
    removes: "the question before anything is sent to AWS",
    breaks: "spend",
    edit: { find: "if (yes === true || usd === 0 ||", put: "if (yes !== false || usd === 0 ||" },
  },
  {
    ...JUDGE,
    name: "evaluation/judge-quotes",
    removes: "the check that the judge's evidence stands in the text: whatever it makes up counts",
    breaks: "quality",
    edit: { find: "parts.every((part) => letters.includes(part))", put: "parts.length > 0" },
  },
  {
    ...JUDGE,
    name: "evaluation/judge-contradiction",
    removes: "the check for a PASS that names a defect",
    breaks: "quality",
    edit: { find: 'verdict !== "FAIL" && hasDefect', put: 'verdict === "NOT_APPLICABLE" && hasDefect' },
  },
  {
    ...JUDGE,
    name: "evaluation/judge-personal-data",
    removes: "the placeholders from what the judge reads",
    breaks: "quality",
    edit: { find: 'piiMode === "off" ? all', put: "piiMode ? all" },
  },
  {
    file: "functions/shared/reply-quality/judge-prompt.ts",
    tests: ["test/functions/shared/reply-quality/judge.test.ts"],
    name: "evaluation/judge-marks",
    removes: "the replacement of less-than signs, so that a reply can close the data that the judge reads",
    breaks: "quality",
    edit: { find: '.replaceAll("<", LESS_THAN)', put: "" },
  },
  {
    ...RULE_VERDICTS,
    file: "functions/shared/reply-quality/replied-ticket.ts",
    name: "evaluation/customer-quotes",
    removes: "the check that a quotation stands in the ticket, so that quotation marks hide any tone",
    breaks: "quality",
    edit: { find: 'letters !== "" && known.includes(letters)', put: 'letters !== ""' },
  },
  {
    ...RULE_VERDICTS,
    file: "functions/shared/reply-quality/topic.ts",
    name: "evaluation/topics-together",
    removes: "the condition that a ticket's words stand together: two of a long ticket are in any reply by chance",
    breaks: "quality",
    edit: { find: "[...shared].some((topic) => subject.has(topic))", put: "subject.size >= 0" },
  },
  {
    ...RULE_VERDICTS,
    file: "functions/shared/reply-quality/invented-facts.ts",
    name: "evaluation/ticket-ids",
    removes: "the comparison of a reply's identifiers with those of the ticket",
    breaks: "quality",
    edit: { find: "found(ids).filter((id) => !isKnown(id, known))", put: "[]" },
  },
];
