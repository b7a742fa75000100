import type { AlarmThresholds } from "../../../config/alarm-config.js";
import {
  businessMetric,
  type Metric,
  SHARE_MINUTES,
  SUSTAINED,
  type Watch,
  type WatchedResources,
  writtenTickets,
} from "./watch.js";

const modelWatches = ({ modelId }: WatchedResources, thresholds: AlarmThresholds): readonly Watch[] => {
  const bedrock = (name: string, statistic: string): Metric => ({
    namespace: "AWS/Bedrock",
    name,
    dimensions: { ModelId: modelId },
    statistic,
  });
  return [
    {
      runbook: "model-throttled",
      description: "Bedrock throttles the model: answers wait.",
      value: bedrock("InvocationThrottles", "Sum"),
      above: thresholds.modelThrottles,
      inARow: SUSTAINED,
    },
    {
      runbook: "model-slow",
      description: "The model is slow to answer.",
      value: bedrock("InvocationLatency", "p90"),
      above: thresholds.modelLatencySeconds * 1000,
      inARow: SUSTAINED,
    },
  ];
};

const degradedWatches = (resources: WatchedResources, thresholds: AlarmThresholds): readonly Watch[] => {
  const { smallestCount, degradedPercent: above } = thresholds;
  const ofTickets = (part: Metric) => ({ part, whole: [writtenTickets(resources)], smallestCount });
  return [
    {
      runbook: "triaged-by-rules",
      description: "The model does not answer: tickets are triaged by rules and left to people.",
      value: ofTickets(businessMetric("ticketsTriagedByRules", resources.functionName("triage-by-rules"))),
      above,
      minutes: SHARE_MINUTES,
    },
    {
      runbook: "sentiments-assumed",
      description: "Comprehend does not answer: tickets are processed without a sentiment.",
      // Those that the model did not answer either are counted by triage-by-rules, which has the alarm above.
      value: ofTickets(businessMetric("sentimentsAssumed", resources.functionName("generate-response"))),
      above,
      minutes: SHARE_MINUTES,
    },
  ];
};

/** Replies wait for people where the guardrail fails; tickets that it does not judge are triaged by rules. */
const guardrailWatches = (
  { guardrailPrices, functionName }: WatchedResources,
  { smallestCount, degradedPercent: above }: AlarmThresholds,
): readonly Watch[] => {
  if (guardrailPrices === undefined) return [];
  const ofReplies = (name: "repliesUnchecked" | "repliesChecked") =>
    businessMetric(name, functionName("generate-response"));
  return [
    {
      runbook: "guardrail-unavailable",
      description: "The guardrail does not check replies: they wait for people.",
      value: { part: ofReplies("repliesUnchecked"), whole: [ofReplies("repliesChecked")], smallestCount },
      above,
      minutes: SHARE_MINUTES,
    },
  ];
};

/** The services that answer and store tickets. */
export const serviceWatches = (resources: WatchedResources, thresholds: AlarmThresholds): readonly Watch[] => [
  ...modelWatches(resources, thresholds),
  ...degradedWatches(resources, thresholds),
  ...guardrailWatches(resources, thresholds),
  {
    runbook: "table-throttled",
    description: "DynamoDB throttles writes to the table of tickets.",
    // Counted by request, so that a throttled index counts too; ReadThrottleEvents and WriteThrottleEvents exclude
    // indexes. Every ticket is written three times and read only when its id was used before.
    value: {
      namespace: "AWS/DynamoDB",
      name: "ThrottledRequests",
      dimensions: { TableName: resources.tableName, Operation: "UpdateItem" },
      statistic: "Sum",
    },
    above: thresholds.tableThrottles,
  },
];
