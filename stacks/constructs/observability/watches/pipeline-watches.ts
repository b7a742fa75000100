import type { AlarmThresholds } from "../../../config/alarm-config.js";
import { FUNCTION_NAMES, type FunctionName, FUNCTIONS } from "../../../functions.js";
import { TICKET_ROUTE_NAMES, TICKET_ROUTES, type TicketRouteName } from "../../routing/routes.js";
import {
  businessMetric,
  lambdaMetric,
  type Metric,
  queueMetric,
  SHARE_MINUTES,
  SUSTAINED,
  type Watch,
  type WatchedResources,
} from "./watch.js";

/** The stream and the function that reads it. */
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
      description: "Records were given up and could not be stored in the bucket.",
      value: lambdaMetric("DestinationDeliveryFailures", consumer),
      above: 0,
    },
    {
      runbook: "records-quarantined",
      description: "Many records are not tickets: a producer has changed its events.",
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

/** Failed executions, and the queue in which failed tickets wait. */
export const workflowWatches = (resources: WatchedResources, thresholds: AlarmThresholds): readonly Watch[] => {
  const executions = (name: string): Metric => ({
    namespace: "AWS/States",
    name,
    dimensions: { StateMachineArn: resources.stateMachineArn },
    statistic: "Sum",
  });
  const queue = (name: string): Metric => queueMetric(name, resources.queueName);
  return [
    {
      runbook: "executions-failed",
      description: "Tickets failed: their inputs are stored, and they wait for a replay.",
      value: executions("ExecutionsFailed"),
      above: thresholds.failedExecutions,
    },
    {
      runbook: "executions-timed-out",
      description: "A ticket was not finished within a day.",
      value: executions("ExecutionsTimedOut"),
      above: 0,
    },
    {
      runbook: "executions-aborted",
      description: "Someone stopped a ticket's execution.",
      value: executions("ExecutionsAborted"),
      above: 0,
    },
    {
      runbook: "transitions-throttled",
      description: "Step Functions throttles state transitions: tickets take longer. The quota is the account's.",
      value: {
        namespace: "AWS/States",
        name: "ThrottledEvents",
        dimensions: { ServiceMetric: "StateTransition" },
        statistic: "Sum",
      },
      above: thresholds.transitionThrottles,
      inARow: SUSTAINED,
    },
    {
      runbook: "failed-tickets-waiting",
      description: "Many failed tickets wait for a replay.",
      value: queue("ApproximateNumberOfMessagesVisible"),
      above: thresholds.failedTicketsWaiting,
    },
    {
      runbook: "failed-tickets-old",
      description: "A failed ticket has waited too long for a replay.",
      value: queue("ApproximateAgeOfOldestMessage"),
      above: thresholds.failedTicketsAgeHours * 3600,
    },
  ];
};

const functionWatchesOf = (folder: FunctionName, name: string, thresholds: AlarmThresholds): readonly Watch[] => [
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
    description: `${folder} is throttled: it is called more often than its concurrency allows.`,
    value: lambdaMetric("Throttles", name),
    above: thresholds.functionThrottles,
    inARow: SUSTAINED,
  },
  {
    runbook: "function-slow",
    of: folder,
    description: `${folder} takes almost as long as its timeout of ${FUNCTIONS[folder].timeoutSeconds} s.`,
    value: lambdaMetric("Duration", name, "p99"),
    above: FUNCTIONS[folder].timeoutSeconds * 10 * thresholds.functionDurationPercent,
    inARow: SUSTAINED,
  },
];

/** Of all functions of the account: what runs without a reservation, and every reservation, used or not. */
const accountWatch = ({ concurrencyQuota }: WatchedResources, thresholds: AlarmThresholds): Watch => ({
  runbook: "concurrency-used-up",
  description: "The account's functions use up its quota of concurrent executions: calls are throttled soon.",
  value: { namespace: "AWS/Lambda", name: "ClaimedAccountConcurrency", dimensions: {}, statistic: "Maximum" },
  above: Math.floor((concurrencyQuota * thresholds.concurrencyPercent) / 100),
  inARow: SUSTAINED,
});

/** Errors, throttles and slowness of every function, and the quota that they share. */
export const functionWatches = (resources: WatchedResources, thresholds: AlarmThresholds): readonly Watch[] => [
  ...FUNCTION_NAMES.flatMap((folder) => functionWatchesOf(folder, resources.functionName(folder), thresholds)),
  accountWatch(resources, thresholds),
];

const routeWatches = (
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
    above: (TICKET_ROUTES[route].waitingMinutes ?? routingWaitingMinutes) * 60,
  },
];

/** The routes of finished tickets. */
export const routingWatches = (resources: WatchedResources, thresholds: AlarmThresholds): readonly Watch[] => [
  ...TICKET_ROUTE_NAMES.flatMap((route) => routeWatches(route, resources, thresholds)),
  {
    runbook: "routing-lost",
    description: "The topic could deliver finished tickets neither to a queue nor to its dead letters.",
    value: {
      namespace: "AWS/SNS",
      name: "NumberOfNotificationsFailedToRedriveToDlq",
      dimensions: { TopicName: resources.topicName },
      statistic: "Sum",
    },
    above: 0,
  },
];
