import type { AlarmThresholds } from "../../../config/alarm-config.js";
import type { WatchedResources } from "./watched-resources.js";
import { SHARE_MINUTES, SUSTAINED, type Metric, type Watch } from "./watch.js";
import { API_METRICS } from "../metric-names.js";
import { STAGE_NAME } from "../../../names.js";

/** A metric that API Gateway keeps of the API's stage as a whole. */
const stageMetric = (name: string, apiName: string, statistic = "Sum"): Metric => ({
  namespace: "AWS/ApiGateway",
  name,
  dimensions: { ApiName: apiName, Stage: STAGE_NAME },
  statistic,
});

/** What the access log counts, by the status that clients get. */
const loggedMetric = (name: keyof typeof API_METRICS, apiName: string): Metric => ({
  namespace: "TicketPipeline",
  name: API_METRICS[name],
  dimensions: { service: apiName },
  statistic: "Sum",
});

/** What customers see of the pipeline: whether the API responds, how fast, and whether it throttles them. */
export const apiWatches = ({ apiName }: WatchedResources, thresholds: AlarmThresholds): readonly Watch[] => [
  {
    runbook: "api-errors",
    description: "The API cannot answer: many requests end as 5xx.",
    value: {
      part: loggedMetric("failed", apiName),
      whole: [stageMetric("Count", apiName)],
      smallestCount: thresholds.smallestCount,
    },
    above: thresholds.apiErrorPercent,
    minutes: SHARE_MINUTES,
  },
  {
    runbook: "api-slow",
    description: "The API takes long to answer.",
    value: stageMetric("Latency", apiName, "p99"),
    above: thresholds.apiLatencyMilliseconds,
    inARow: SUSTAINED,
  },
  {
    runbook: "api-throttled",
    description: "The API throttles requests: too many arrive.",
    value: loggedMetric("throttled", apiName),
    above: thresholds.apiThrottles,
    inARow: SUSTAINED,
  },
];
