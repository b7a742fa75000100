import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { metrics, METRICS } from "./observability.js";
import type { AnswerInput } from "../contracts/workflow.js";

/** Counts a ticket that has a record now, and whose sentiment nobody detected. No execution fails for that, so only the count tells. */
export const countAssumedSentiment = ({ sentiment }: AnswerInput): void => {
  if (sentiment.assumed === true) metrics.addMetric(METRICS.sentimentsAssumed, MetricUnit.Count, 1);
};
