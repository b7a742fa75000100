import { executionNameOf, replayName } from "../../../functions/shared/intake/execution-name.js";

/** An execution that succeeded, and its ticket. */
export interface SuccessfulExecution {
  readonly arn: string;
  readonly ticketId: string;
  /** From its output: ANSWERED, NEEDS_HUMAN, or ALREADY_ANSWERED if it found the ticket done. */
  readonly outcome: string;
}

/** What is stored where at the end of the run. A ticket that is stored twice is listed twice. */
export interface ChaosFindings {
  /** Distinct tickets that the stream accepted. */
  readonly accepted: ReadonlySet<string>;
  /** Malformed records that the stream accepted: each must be quarantined. */
  readonly malformed: number;
  /** Status of each ticket's table item. */
  readonly statuses: ReadonlyMap<string, string>;
  /** Ticket ids of the objects under tickets/. */
  readonly objects: readonly string[];
  /** Ticket ids of the warehouse's rows. */
  readonly rows: readonly string[];
  readonly successes: readonly SuccessfulExecution[];
  /** Tickets of executions that failed, timed out or were aborted. */
  readonly failed: ReadonlySet<string>;
  /** Stream positions (`<shard>-<sequence number>`) of the objects under quarantine/. */
  readonly quarantined: readonly string[];
  /** Distinct malformed records among them: one that was given up and replayed may be stored under two positions. */
  readonly malformedQuarantined: number;
  /** Keys of given-up batches under aws/lambda/ that no replay has sent again. */
  readonly givenUp: readonly string[];
  /** Messages in the failed-tickets queue. */
  readonly queued: number;
  /** Executions that have not ended. */
  readonly running: number;
  /** Exit code of the last replay. */
  readonly replayCode: number;
  /** The differences that reconcile found, in words. */
  readonly disagreements: readonly string[];
}

export interface ChaosResult {
  readonly accepted: number;
  readonly answered: number;
  readonly needsHuman: number;
  /** Tickets that failed first and were answered by a replay. */
  readonly failedThenReplayed: number;
  readonly quarantined: number;
  /**
   * Ids of tickets that are not done, or not in table, bucket and warehouse, or without a successful execution;
   * `malformed N` for N malformed records that are stored nowhere.
   */
  readonly lost: readonly string[];
  /** Ids of tickets that were answered twice or are stored twice in one location. */
  readonly duplicated: readonly string[];
  readonly disagreements: readonly string[];
  /** What the replays left behind, as text: "batches under aws/lambda/: 2". */
  readonly unsettled: readonly string[];
}

const DONE = new Set(["ANSWERED", "NEEDS_HUMAN"]);

/** The ids that occur more than once, each listed once. */
const repeatedIn = (ids: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const id of ids) (seen.has(id) ? repeated : seen).add(id);
  return [...repeated];
};

/** Tickets that an execution finished, including publishing. */
const finishedIn = ({ successes }: ChaosFindings): ReadonlySet<string> =>
  new Set(successes.flatMap(({ ticketId, outcome }) => (DONE.has(outcome) ? [ticketId] : [])));

/** A ticket in table, bucket and warehouse may still be unpublished, so an execution must have succeeded too. */
const findLost = (findings: ChaosFindings): readonly string[] => {
  const { accepted, statuses, objects, rows, malformed, malformedQuarantined } = findings;
  const [finished, stored, loaded] = [finishedIn(findings), new Set(objects), new Set(rows)];
  const isComplete = (id: string): boolean =>
    finished.has(id) && DONE.has(statuses.get(id) ?? "") && stored.has(id) && loaded.has(id);
  const tickets = [...accepted].filter((id) => !isComplete(id));
  const missing = malformed - malformedQuarantined;
  return missing > 0 ? [...tickets, `malformed ${missing}`] : tickets;
};

/** The tickets of executions that finished one, without those that a replay of NEEDS_HUMAN tickets started. */
const finishedUnasked = (successes: readonly SuccessfulExecution[]): readonly string[] => {
  const asked = new Set(
    successes.flatMap(({ ticketId, arn, outcome }) => (outcome === "NEEDS_HUMAN" ? replayName(ticketId, arn) : [])),
  );
  const finished = successes.filter(({ outcome }) => DONE.has(outcome));
  return finished.flatMap(({ ticketId, arn }) => (asked.has(executionNameOf(arn)) ? [] : ticketId));
};

/** A NEEDS_HUMAN ticket is read again on request, and may still need a person: the model's reply may be held. */
const findDuplicated = ({ successes, objects, rows, quarantined }: ChaosFindings): readonly string[] => {
  const repeated = [
    ...repeatedIn(finishedUnasked(successes)),
    ...repeatedIn(objects),
    ...repeatedIn(rows),
    ...repeatedIn(quarantined),
  ];
  return [...new Set(repeated)];
};

/** Without an accepted ticket the run proves nothing, so that counts too. */
const findUnsettled = ({ accepted, givenUp, queued, running, replayCode }: ChaosFindings): readonly string[] => [
  ...(accepted.size === 0 ? ["no ticket was accepted"] : []),
  ...(givenUp.length > 0 ? [`batches under aws/lambda/: ${givenUp.length}`] : []),
  ...(queued > 0 ? [`messages in the failed-tickets queue: ${queued}`] : []),
  ...(running > 0 ? [`executions that have not ended: ${running}`] : []),
  ...(replayCode === 0 ? [] : [`exit code of the last replay: ${replayCode}`]),
];

const countStatus = ({ accepted, statuses }: ChaosFindings, status: string): number =>
  [...accepted].filter((id) => statuses.get(id) === status).length;

/** Accounts for every accepted record: where it ended, and which of them are lost or duplicated. */
export const evaluateChaos = (findings: ChaosFindings): ChaosResult => {
  const { accepted, failed, quarantined, disagreements } = findings;
  const finished = finishedIn(findings);
  return {
    accepted: accepted.size,
    answered: countStatus(findings, "ANSWERED"),
    needsHuman: countStatus(findings, "NEEDS_HUMAN"),
    failedThenReplayed: [...failed].filter((id) => accepted.has(id) && finished.has(id)).length,
    quarantined: new Set(quarantined).size,
    lost: findLost(findings),
    duplicated: findDuplicated(findings),
    disagreements,
    unsettled: findUnsettled(findings),
  };
};

/** Whether nothing was lost or done twice, all locations agree, and nothing is left for another replay. */
export const isIntact = ({ lost, duplicated, disagreements, unsettled }: ChaosResult): boolean =>
  lost.length + duplicated.length + disagreements.length + unsettled.length === 0;
