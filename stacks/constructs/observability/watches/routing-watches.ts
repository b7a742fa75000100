import type { AlarmThresholds } from "../../../config/alarm-config.js";
import { TICKET_ROUTE_NAMES, type TicketRouteName } from "../../routing/routes.js";
import type { Watch } from "./watch.js";
import { queueMetric, type WatchedResources } from "./watched-resources.js";

const watchesOf = (
  route: TicketRouteName,
  { routingQueue, routingDeadLetters }: WatchedResources,
  { routingWaitingMinutes }: AlarmThresholds,
): readonly Watch[] => [
  {
    runbook: "routing-dead-letters",
    of: route,
    description: `Finished tickets could not be processed on route ${route}: they wait in the dead-letter queue to be sent again.`,
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

/** The routes of finished tickets. */
export const routingWatches = (sources: WatchedResources, thresholds: AlarmThresholds): readonly Watch[] => [
  ...TICKET_ROUTE_NAMES.flatMap((route) => watchesOf(route, sources, thresholds)),
  {
    runbook: "routing-lost",
    description: "The topic could deliver finished tickets neither to a queue nor to its dead letters.",
    value: {
      namespace: "AWS/SNS",
      name: "NumberOfNotificationsFailedToRedriveToDlq",
      dimensions: { TopicName: sources.topicName },
      statistic: "Sum",
    },
    above: 0,
  },
];
