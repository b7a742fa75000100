import type { AlarmThresholds } from "../../../config/alarm-config.js";
import { A_DAY, businessMetric, SHARE_MINUTES, type Total, type Watch, type WatchedResources } from "./watch.js";

/** Tokens of prompts and answers. */
export const tokensOf = ({ functionName }: WatchedResources): Total => ({
  terms: (["inputTokens", "outputTokens"] as const).map((name) => ({
    metric: businessMetric(name, functionName("generate-response")),
    times: 1,
  })),
});

/** Estimated cost in USD of what the model and Comprehend read and wrote. */
export const spendOf = ({ functionName, prices }: WatchedResources): Total => ({
  terms: [
    { metric: businessMetric("inputTokens", functionName("generate-response")), times: prices.input },
    { metric: businessMetric("outputTokens", functionName("generate-response")), times: prices.output },
    { metric: businessMetric("sentimentUnits", functionName("detect-sentiment")), times: prices.sentimentUnits },
    { metric: businessMetric("personalDataUnits", functionName("generate-response")), times: prices.sentimentUnits },
  ],
  per: 1_000_000,
});

/** What tickets cost, who uses up a budget, and how many replies wait for a person. */
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
      description: "Tickets cannot be counted against budgets: nothing limits what a caller spends.",
      value: {
        terms: (["detect-sentiment", "serve-api"] as const).map((folder) => ({
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
  ];
};
