import type { AlarmThresholds } from "../../../config/alarm-config.js";
import { queueMetric, type WatchedResources } from "./watched-resources.js";
import type { Metric, Watch } from "./watch.js";

/** The workflow's bad ends, and the queue that failed tickets wait in. */
export const workflowWatches = (sources: WatchedResources, thresholds: AlarmThresholds): readonly Watch[] => {
  const executions = (name: string): Metric => ({
    namespace: "AWS/States",
    name,
    dimensions: { StateMachineArn: sources.stateMachineArn },
    statistic: "Sum",
  });
  const queue = (name: string): Metric => queueMetric(name, sources.queueName);
  return [
    {
      runbook: "executions-failed",
      description: "Tickets failed: their inputs are kept, and they wait to be run again.",
      value: executions("ExecutionsFailed"),
      above: thresholds.failedExecutions,
    },
    {
      runbook: "executions-timed-out",
      description: "A ticket was not done within a day.",
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
      runbook: "failed-tickets-waiting",
      description: "Many failed tickets wait to be run again.",
      value: queue("ApproximateNumberOfMessagesVisible"),
      above: thresholds.failedTicketsWaiting,
    },
    {
      runbook: "failed-tickets-old",
      description: "A failed ticket has waited too long to be run again.",
      value: queue("ApproximateAgeOfOldestMessage"),
      above: thresholds.failedTicketsAgeHours * 3600,
    },
  ];
};
