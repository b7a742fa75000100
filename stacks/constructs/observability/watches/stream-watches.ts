import type { AlarmThresholds } from "../../../config/alarm-config.js";
import { businessMetric, lambdaMetric, type WatchedResources } from "./watched-resources.js";
import { SHARE_MINUTES, type Watch } from "./watch.js";

/** The way from the stream into the workflow. */
export const streamWatches = ({ functionName }: WatchedResources, thresholds: AlarmThresholds): readonly Watch[] => {
  const consumer = functionName("start-workflow");
  const quarantined = businessMetric("recordsQuarantined", consumer);
  return [
    {
      runbook: "records-waiting",
      description: "Records wait on the stream: start-workflow is down or too slow.",
      value: lambdaMetric("IteratorAge", consumer, "Maximum"),
      above: thresholds.recordsWaitingMinutes * 60_000,
    },
    {
      runbook: "records-lost",
      description: "Records were given up and could not be kept in the bucket.",
      value: lambdaMetric("DestinationDeliveryFailures", consumer),
      above: 0,
    },
    {
      runbook: "records-quarantined",
      description: "Many records are no tickets: a producer has changed its events.",
      value: {
        part: quarantined,
        whole: [quarantined, businessMetric("ticketsReceived", consumer), businessMetric("eventsIgnored", consumer)],
        smallestCount: thresholds.smallestCount,
      },
      above: thresholds.quarantinedPercent,
      minutes: SHARE_MINUTES,
    },
  ];
};
