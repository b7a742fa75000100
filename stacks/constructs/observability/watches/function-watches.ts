import type { AlarmThresholds } from "../../../config/alarm-config.js";
import { FUNCTIONS, FUNCTION_NAMES, type FunctionName } from "../../../functions.js";
import { lambdaMetric, type WatchedResources } from "./watched-resources.js";
import { SHARE_MINUTES, SUSTAINED, type Watch } from "./watch.js";

const watchesOf = (folder: FunctionName, name: string, thresholds: AlarmThresholds): readonly Watch[] => [
  {
    runbook: "function-errors",
    of: folder,
    description: `Most calls of ${folder} end in an error.`,
    value: {
      part: lambdaMetric("Errors", name),
      whole: [lambdaMetric("Invocations", name)],
      smallestCount: thresholds.smallestCount,
    },
    above: thresholds.functionErrorPercent,
    minutes: SHARE_MINUTES,
  },
  {
    runbook: "function-throttled",
    of: folder,
    description: `${folder} is called more often than it may run at a time.`,
    value: lambdaMetric("Throttles", name),
    above: thresholds.functionThrottles,
    inARow: SUSTAINED,
  },
  {
    runbook: "function-slow",
    of: folder,
    description: `${folder} takes almost as long as its time-out of ${FUNCTIONS[folder].timeoutSeconds} s.`,
    value: lambdaMetric("Duration", name, "p99"),
    above: FUNCTIONS[folder].timeoutSeconds * 10 * thresholds.functionDurationPercent,
    inARow: SUSTAINED,
  },
];

/** Errors, throttles and slowness of every function. */
export const functionWatches = ({ functionName }: WatchedResources, thresholds: AlarmThresholds): readonly Watch[] =>
  FUNCTION_NAMES.flatMap((folder) => watchesOf(folder, functionName(folder), thresholds));
