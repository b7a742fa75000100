import { FAULT_TITLES, groupFaults, type FaultId } from "../faults.js";

/** What must happen to a run of watch-deadlines when one of its calls meets a fault. */
export interface DeadlineCell {
  /** The error that the run ends with; undefined when it succeeds, or when its process is gone. */
  readonly error?: string;
  readonly text: string;
}

const LATER = "the run is a dead letter, and the next one does its work a minute later";

const fails = (error: string): DeadlineCell => ({ error, text: `\`${error}\`; ${LATER}` });

/** The query of a queue's partition, the first call of each run. */
export const DEADLINE_MATRIX: Readonly<Record<FaultId, DeadlineCell>> = {
  throttled: fails("DependencyThrottled"),
  serverError: fails("DependencyUnavailable"),
  timeOut: fails("DependencyUnavailable"),
  reset: fails("DependencyUnavailable"),
  denied: fails("DependencyRejected"),
  invalid: fails("DependencyRejected"),
  slow: fails("DependencyUnavailable"),
  malformed: fails("DependencyUnavailable"),
  refusal: { text: "not possible: no model is called" },
  empty: { text: "the run finds nothing, and the next one reads again" },
  crash: { text: LATER },
};

const HEAD = `## Deadlines

What becomes of a run of \`watch-deadlines\`, which a rule starts each minute, when DynamoDB's Query fails. Neither
EventBridge nor Lambda repeats a run: a deadline is watched a minute late, and never twice. Five failed runs in an hour
trigger an alarm. Shown by \`test/functions/watch-deadlines/faults.test.ts\`, on the wire.`;

const REST = `A fault of another call concerns one ticket or one notice, and the run goes on with the others. It is logged
and counted in \`DeskWorkFailed\`, for an alarm. The ticket or notice is dealt with by the next run. Shown by
\`test/functions/watch-deadlines/watch-deadlines.test.ts\`:

- **a ticket cannot be read or written**: it stays as it is, and in the inbox
- **SNS Publish fails**: the notice stays in the table, and is published at least once; three failures in a row end the
  step
- **an item was edited by hand**: it is passed by, with its key in the log`;

const isFault = (id: string): id is FaultId => id in FAULT_TITLES;

/** The part of the page about deadlines. */
export const renderDeadlineMatrix = (): string => {
  const groups = groupFaults(
    Object.keys(FAULT_TITLES).filter(isFault),
    (faultId) => FAULT_TITLES[faultId],
    (faultId) => DEADLINE_MATRIX[faultId].text,
  );
  return [HEAD, groups.map(({ faults, text }) => `- **${faults.join(", ")}**: ${text}`).join("\n"), REST].join("\n\n");
};
