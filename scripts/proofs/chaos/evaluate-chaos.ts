/** One execution that ended well, and the ticket it was for. */
export interface SuccessfulExecution {
  readonly ticketId: string;
  /** What it says of itself: ANSWERED, NEEDS_HUMAN, or ALREADY_ANSWERED when it found the ticket done. */
  readonly outcome: string;
}

/** What is found in every place once nothing moves any more. A place that holds a ticket twice lists it twice. */
export interface ChaosFindings {
  /** Distinct tickets that the stream took. */
  readonly accepted: ReadonlySet<string>;
  /** Records that the stream took and that are no tickets: to be quarantined. */
  readonly malformed: number;
  /** Status of each ticket's table item. */
  readonly statuses: ReadonlyMap<string, string>;
  /** Ticket ids of the objects under tickets/. */
  readonly objects: readonly string[];
  /** Ticket ids of the warehouse's rows. */
  readonly rows: readonly string[];
  readonly successes: readonly SuccessfulExecution[];
  /** Tickets an execution of which failed, timed out or was aborted. */
  readonly failed: ReadonlySet<string>;
  /** Stream positions (`<shard>-<sequence number>`) of the objects under quarantine/. */
  readonly quarantined: readonly string[];
  /** Distinct records among them that are no tickets: what was given up and replayed may lie there at two positions. */
  readonly malformedHeld: number;
  /** Keys of the batches under aws/lambda/: Lambda gave them up, and no replay has sent them again. */
  readonly givenUp: readonly string[];
  /** Messages in the failed-tickets queue. */
  readonly queued: number;
  /** Executions that have not ended. */
  readonly running: number;
  /** Exit code of the last replay. */
  readonly replayCode: number;
  /** What reconcile found to be missing or otherwise somewhere. */
  readonly disagreements: number;
}

export interface ChaosResult {
  readonly accepted: number;
  readonly answered: number;
  readonly needsHuman: number;
  /** Tickets that failed and were answered after all, by a replay. */
  readonly failedThenReplayed: number;
  readonly quarantined: number;
  /** Ids of tickets that are not done, or not in all of table, bucket and warehouse, or that no execution has ended well; `malformed N` for records held nowhere. */
  readonly lost: readonly string[];
  /** Ids of tickets that were answered twice, or are in a place twice. */
  readonly duplicated: readonly string[];
  readonly disagreements: number;
  /** What the replays left behind, for people: "2 batches under aws/lambda/". */
  readonly unsettled: readonly string[];
}

const DONE = new Set(["ANSWERED", "NEEDS_HUMAN"]);

/** Those that occur more than once, each once. */
const repeatedIn = (ids: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const id of ids) (seen.has(id) ? repeated : seen).add(id);
  return [...repeated];
};

/** Tickets that an execution brought to its end, publishing included. */
const finishedIn = ({ successes }: ChaosFindings): ReadonlySet<string> =>
  new Set(successes.flatMap(({ ticketId, outcome }) => (DONE.has(outcome) ? [ticketId] : [])));

/** In table, bucket and warehouse alone a ticket may be and never have been published: an execution must have ended well. */
const findLost = (places: ChaosFindings): readonly string[] => {
  const { accepted, statuses, objects, rows, malformed, malformedHeld } = places;
  const [finished, stored, loaded] = [finishedIn(places), new Set(objects), new Set(rows)];
  const isWhole = (id: string): boolean =>
    finished.has(id) && DONE.has(statuses.get(id) ?? "") && stored.has(id) && loaded.has(id);
  const tickets = [...accepted].filter((id) => !isWhole(id));
  const unheld = malformed - malformedHeld;
  return unheld > 0 ? [...tickets, `malformed ${unheld}`] : tickets;
};

/** A ticket without the model's answer may be answered later on request: only a second answer of one kind is one too many. */
const findDuplicated = ({ successes, objects, rows, quarantined }: ChaosFindings): readonly string[] => {
  const answers = successes.filter(({ outcome }) => DONE.has(outcome));
  const repeated = [
    ...repeatedIn(answers.map(({ ticketId, outcome }) => `${ticketId} ${outcome}`)).map(
      (answer) => answer.split(" ", 1)[0] ?? answer,
    ),
    ...repeatedIn(objects),
    ...repeatedIn(rows),
    ...repeatedIn(quarantined),
  ];
  return [...new Set(repeated)];
};

/** A run that took nothing in proves nothing, and so it is not in order either. */
const findUnsettled = ({ accepted, givenUp, queued, running, replayCode }: ChaosFindings): readonly string[] => [
  ...(accepted.size === 0 ? ["no ticket was accepted"] : []),
  ...(givenUp.length > 0 ? [`batches under aws/lambda/: ${givenUp.length}`] : []),
  ...(queued > 0 ? [`messages in the failed-tickets queue: ${queued}`] : []),
  ...(running > 0 ? [`executions that have not ended: ${running}`] : []),
  ...(replayCode === 0 ? [] : [`exit code of the last replay: ${replayCode}`]),
];

const countStatus = ({ accepted, statuses }: ChaosFindings, status: string): number =>
  [...accepted].filter((id) => statuses.get(id) === status).length;

/** Says of every accepted record where it ended, and which of them ended nowhere or twice. */
export const evaluateChaos = (places: ChaosFindings): ChaosResult => {
  const { accepted, failed, quarantined, disagreements } = places;
  const finished = finishedIn(places);
  return {
    accepted: accepted.size,
    answered: countStatus(places, "ANSWERED"),
    needsHuman: countStatus(places, "NEEDS_HUMAN"),
    failedThenReplayed: [...failed].filter((id) => accepted.has(id) && finished.has(id)).length,
    quarantined: new Set(quarantined).size,
    lost: findLost(places),
    duplicated: findDuplicated(places),
    disagreements,
    unsettled: findUnsettled(places),
  };
};

/** Whether nothing was lost, done twice, otherwise in one place than in another, or left for another replay. */
export const isIntact = ({ lost, duplicated, disagreements, unsettled }: ChaosResult): boolean =>
  lost.length + duplicated.length + disagreements + unsettled.length === 0;
