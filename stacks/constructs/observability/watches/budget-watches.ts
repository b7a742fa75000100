import type { Prices } from "../../../config/model-prices.js";
import type { AlarmThresholds } from "../../../config/alarm-config.js";
import { A_DAY, businessMetric, SHARE_MINUTES, type Total, type Watch, type WatchedResources } from "./watch.js";

/** What the judge reads and writes, at these prices; nothing without one. */
const ofJudge = ({ functionName }: WatchedResources, prices: Pick<Prices, "input" | "output"> | undefined) =>
  prices === undefined
    ? []
    : [
        { metric: businessMetric("judgeInputTokens", functionName("evaluate-response")), times: prices.input },
        { metric: businessMetric("judgeOutputTokens", functionName("evaluate-response")), times: prices.output },
      ];

/** What the guardrail reads; nothing without one. */
const ofGuardrail = ({ functionName, guardrailPrices: prices }: WatchedResources) => {
  const fn = functionName("generate-response");
  return prices === undefined
    ? []
    : [
        { metric: businessMetric("guardrailUnits", fn), times: prices.filterUnits },
        { metric: businessMetric("guardrailSensitiveUnits", fn), times: prices.sensitiveUnits },
      ];
};

/** Tokens of prompts and answers, those of the judge included. */
export const tokensOf = (resources: WatchedResources): Total => ({
  terms: [
    ...(["inputTokens", "outputTokens"] as const).map((name) => ({
      metric: businessMetric(name, resources.functionName("generate-response")),
      times: 1,
    })),
    ...ofJudge(resources, resources.judgePrices && { input: 1, output: 1 }),
  ],
});

/** Estimated cost in USD of what the model, the judge, Comprehend and the guardrail read and wrote. */
export const spendOf = (resources: WatchedResources): Total => {
  const { functionName, prices } = resources;
  const terms = [
    { metric: businessMetric("inputTokens", functionName("generate-response")), times: prices.input },
    { metric: businessMetric("outputTokens", functionName("generate-response")), times: prices.output },
    { metric: businessMetric("sentimentUnits", functionName("detect-sentiment")), times: prices.sentimentUnits },
    { metric: businessMetric("personalDataUnits", functionName("generate-response")), times: prices.sentimentUnits },
    ...ofJudge(resources, resources.judgePrices),
    ...ofGuardrail(resources),
  ];
  return { terms, per: 1_000_000 };
};

/** What tickets cost, who uses up a budget, and how many replies wait for a person, or are bad. */
export const budgetWatches = (resources: WatchedResources, thresholds: AlarmThresholds): readonly Watch[] => {
  const { functionName } = resources;
  const ofResponses = functionName("generate-response");
  return [
    {
      runbook: "model-tokens",
      description: "Tickets used far more tokens in 24 hours than usual.",
      value: tokensOf(resources),
      above: thresholds.modelTokensADay,
      minutes: A_DAY,
    },
    {
      runbook: "model-spend",
      description: "Tickets cost far more in 24 hours than usual, by estimate.",
      value: spendOf(resources),
      above: thresholds.spendUsdADay,
      minutes: A_DAY,
    },
    {
      runbook: "budgets-used-up",
      description: "A customer sent more tickets than its budget of the day: no model reads the rest.",
      value: businessMetric("ticketsOverBudget", functionName("triage-by-rules")),
      above: thresholds.ticketsOverBudget,
    },
    {
      runbook: "budgets-not-counted",
      description: "Tickets cannot be counted against budgets: nothing limits what a caller, or the judge, spends.",
      value: {
        terms: (["detect-sentiment", "serve-api", "evaluate-response"] as const).map((folder) => ({
          metric: businessMetric("budgetsNotCounted", functionName(folder)),
          times: 1,
        })),
      },
      above: thresholds.budgetsNotCounted,
    },
    {
      runbook: "replies-held",
      description: "Many replies of the model wait for a person.",
      value: {
        part: businessMetric("repliesHeld", ofResponses),
        whole: [businessMetric("repliesChecked", ofResponses)],
        smallestCount: thresholds.smallestCount,
      },
      above: thresholds.heldPercent,
      minutes: SHARE_MINUTES,
    },
    {
      runbook: "replies-bad",
      description: "Many replies of the model fail a criterion of their evaluation.",
      value: {
        part: businessMetric("repliesBad", functionName("evaluate-response")),
        whole: [businessMetric("repliesEvaluated", functionName("evaluate-response"))],
        smallestCount: thresholds.badRepliesSmallestCount,
      },
      above: thresholds.badRepliesPercent,
      minutes: A_DAY,
    },
  ];
};
