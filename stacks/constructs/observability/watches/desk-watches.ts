import { businessMetric, lambdaMetric, queueMetric, type Watch, type WatchedResources } from "./watch.js";

/** Runs that may fail in an hour: what one did not do, the next one does. */
const FAILED_RUNS = 4;

/** Whether the deadlines of the desk are watched each minute. */
export const deskWatches = ({ functionName, deadlineDeadLetters }: WatchedResources): readonly Watch[] => [
  {
    runbook: "deadlines-not-watched",
    description: "Nobody watches the desk's deadlines: watch-deadlines has not been called for 5 minutes.",
    value: lambdaMetric("Invocations", functionName("watch-deadlines")),
    below: 1,
  },
  {
    runbook: "deadlines-dead-letters",
    description: "Runs of watch-deadlines fail, or could not be started: deadlines are watched late.",
    value: queueMetric("ApproximateNumberOfMessagesVisible", deadlineDeadLetters),
    above: FAILED_RUNS,
  },
  {
    runbook: "desk-work-failed",
    description: "A ticket or notice of the desk could not be dealt with: an escalation or assignment is missing.",
    value: businessMetric("deskWorkFailed", functionName("watch-deadlines")),
    above: 0,
  },
];
