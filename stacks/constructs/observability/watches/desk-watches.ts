import { businessMetric, lambdaMetric, queueMetric, type Watch, type WatchedResources } from "./watch.js";

/** Runs that may fail in an hour: what one did not do, the next one does. */
const FAILED_RUNS = 4;

/** Statistics that are this old are wrong to whoever reads them; an outage of some minutes is not worth a call. */
const COUNTING_BEHIND_MS = 15 * 60 * 1_000;

/** Whether the desk's statistics are up to date, and complete. */
const countingWatches = ({ functionName, deskCountingDeadLetters }: WatchedResources): readonly Watch[] => [
  {
    runbook: "desk-counting-behind",
    description: "The desk's statistics are more than 15 minutes old: count-desk-changes fails or is too slow.",
    value: lambdaMetric("IteratorAge", functionName("count-desk-changes"), "Maximum"),
    above: COUNTING_BEHIND_MS,
  },
  {
    runbook: "desk-changes-not-counted",
    description: "Changes of tickets were given up: the desk's statistics lack them.",
    value: queueMetric("ApproximateNumberOfMessagesVisible", deskCountingDeadLetters),
    above: 0,
  },
  {
    runbook: "desk-changes-not-counted",
    of: "unreadable",
    description: "The item of a ticket cannot be read: the desk's statistics lack it.",
    value: businessMetric("deskTicketsNotCounted", functionName("count-desk-changes")),
    above: 0,
  },
];

/** People's verdicts wait for the next load, not for somebody who looks at them. */
const VERDICTS_BEHIND_MS = 60 * 60 * 1_000;

/** Whether people's verdicts on drafts get into the warehouse. */
const verdictWatches = ({ functionName, verdictDeadLetters }: WatchedResources): readonly Watch[] => [
  {
    runbook: "verdicts-behind",
    description: "People's verdicts wait for more than an hour: archive-verdicts fails or is too slow.",
    value: lambdaMetric("IteratorAge", functionName("archive-verdicts"), "Maximum"),
    above: VERDICTS_BEHIND_MS,
  },
  {
    runbook: "verdicts-not-archived",
    description: "People's verdicts were given up: the warehouse lacks them.",
    value: queueMetric("ApproximateNumberOfMessagesVisible", verdictDeadLetters),
    above: 0,
  },
  {
    runbook: "verdicts-not-archived",
    of: "unreadable",
    description: "A person's verdict cannot be read: the warehouse lacks it.",
    value: businessMetric("verdictsNotArchived", functionName("archive-verdicts")),
    above: 0,
  },
];

/** Whether the deadlines of the desk are watched each minute. */
const deadlineWatches = ({ functionName, deadlineDeadLetters }: WatchedResources): readonly Watch[] => [
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

/** What the desk does by itself. */
export const deskWatches = (resources: WatchedResources): readonly Watch[] => [
  ...deadlineWatches(resources),
  ...countingWatches(resources),
  ...verdictWatches(resources),
];
