import type { Mutation } from "../mutation.js";

const METRICS = {
  file: "scripts/shared/evaluation/metrics.ts",
  tests: ["test/scripts/shared/evaluation/metrics.test.ts"],
};
const FIGURES = {
  file: "scripts/shared/evaluation/figures.ts",
  tests: ["test/scripts/shared/evaluation/figures.test.ts"],
};

/** What keeps the figures of `npm run evaluate` honest. */
export const evaluationMutations: readonly Mutation[] = [
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
];
