import type { AlarmThresholds } from "../../../config/alarm-config.js";
import { ROUTE_NAMES, type RouteName } from "../../routing/routes.js";
import { queueMetric, type Sources } from "./sources.js";
import type { Watch } from "./watch.js";

const watchesOf = (
  route: RouteName,
  { routingQueue, routingDeadLetters }: Sources,
  { routingWaitingMinutes }: AlarmThresholds,
): readonly Watch[] => [
  {
    runbook: "routing-dead-letters",
    of: route,
    description: `Finished tickets could not go to ${route}: they wait to be sent there again.`,
    value: queueMetric("ApproximateNumberOfMessagesVisible", routingDeadLetters(route)),
    above: 0,
  },
  {
    runbook: "routing-waiting",
    of: route,
    description: `Finished tickets wait for ${route}: its processor is down or too slow.`,
    value: queueMetric("ApproximateAgeOfOldestMessage", routingQueue(route)),
    above: routingWaitingMinutes * 60,
  },
];

/** The ways of finished tickets. */
export const routingWatches = (sources: Sources, thresholds: AlarmThresholds): readonly Watch[] => [
  ...ROUTE_NAMES.flatMap((route) => watchesOf(route, sources, thresholds)),
  {
    runbook: "routing-lost",
    description: "The topic could put finished tickets neither into a queue nor to its dead letters.",
    value: {
      namespace: "AWS/SNS",
      name: "NumberOfNotificationsFailedToRedriveToDlq",
      dimensions: { TopicName: sources.topicName },
      statistic: "Sum",
    },
    above: 0,
  },
];
