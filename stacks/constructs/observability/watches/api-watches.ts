import { ROUTES_BY_FUNCTION } from "../../../../functions/shared/api/routes.js";
import type { AlarmThresholds } from "../../../config/alarm-config.js";
import { FUNCTION_NAMES, type FunctionName } from "../../../functions.js";
import { STAGE_NAME } from "../../../names.js";
import { API_METRICS } from "../metric-names.js";
import {
  businessMetric,
  lambdaMetric,
  type Metric,
  SHARE_MINUTES,
  SUSTAINED,
  type Watch,
  type WatchedResources,
} from "./watch.js";

/** The functions behind the API. */
export const API_FUNCTION_NAMES = FUNCTION_NAMES.filter((name) => name in ROUTES_BY_FUNCTION);

/** A metric of API Gateway for the API's whole stage. */
const stageMetric = (name: string, apiName: string, statistic = "Sum"): Metric => ({
  namespace: "AWS/ApiGateway",
  name,
  dimensions: { ApiName: apiName, Stage: STAGE_NAME },
  statistic,
});

/** A metric from the access log, by the status that clients get. */
const loggedMetric = (name: keyof typeof API_METRICS, apiName: string): Metric => ({
  namespace: "TicketPipeline",
  name: API_METRICS[name],
  dimensions: { service: apiName },
  statistic: "Sum",
});

/**
 * One function behind the API, measured by its own calls: staff send few requests among those of customers, so that a
 * small part of the whole fails when all of theirs do.
 */
const servingWatch = (folder: FunctionName, name: string, thresholds: AlarmThresholds): Watch => ({
  runbook: "requests-not-served",
  of: folder,
  description: `${folder} answers many requests with 500 or 503.`,
  value: {
    part: businessMetric("requestsNotServed", name),
    whole: [lambdaMetric("Invocations", name)],
    smallestCount: thresholds.smallestCount,
  },
  above: thresholds.apiErrorPercent,
  minutes: SHARE_MINUTES,
});

/** What customers and staff notice of the API: whether it responds, how fast, and whether it throttles them. */
export const apiWatches = (
  { apiName, functionName }: WatchedResources,
  thresholds: AlarmThresholds,
): readonly Watch[] => [
  {
    runbook: "api-errors",
    description: "The API fails: many requests get a 5xx response.",
    value: {
      part: loggedMetric("failed", apiName),
      whole: [stageMetric("Count", apiName)],
      smallestCount: thresholds.smallestCount,
    },
    above: thresholds.apiErrorPercent,
    minutes: SHARE_MINUTES,
  },
  {
    runbook: "api-errors-unlogged",
    description: "The API fails, as API Gateway itself counts it: this needs no access log.",
    value: {
      part: stageMetric("5XXError", apiName),
      whole: [stageMetric("Count", apiName)],
      smallestCount: thresholds.smallestCount,
    },
    above: thresholds.apiErrorPercent,
    minutes: SHARE_MINUTES,
  },
  ...API_FUNCTION_NAMES.map((folder) => servingWatch(folder, functionName(folder), thresholds)),
  {
    runbook: "api-slow",
    description: "The API is slow to respond.",
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
  {
    runbook: "sign-ins-throttled",
    description: "Many attempts to sign in or register are refused: somebody may be guessing passwords.",
    value: businessMetric("signInsThrottled", functionName("serve-identity")),
    above: thresholds.signInsThrottled,
  },
];
