import type { FailedExecution } from "./find-failures.js";
import type { TicketItem } from "../../shared/failures/ports.js";

/** What a judgement rests on. */
export interface FailureFacts {
  readonly failure: FailedExecution;
  readonly contentHash: string;
  readonly item: TicketItem | undefined;
  /** Status of the execution that holds the ticket, when that is another one. */
  readonly holder: string | undefined;
  /** Status of the execution that ran this very failure again, when there is one and another than the failed one holds the ticket. */
  readonly replay: string | undefined;
  /** Whether the service has RedriveExecution. */
  readonly canRedrive: boolean;
}

export type FailureAssessment =
  | { readonly state: "settled" | "running" | "skipped"; readonly why: string }
  | {
      readonly state: "ready";
      readonly action: "start again" | "redrive";
      readonly why: string;
      /** The item counts as finished, by this very execution: it must be marked FAILED, or a new one would pass it by. */
      readonly markFirst: boolean;
    };

/** Statuses that a new execution takes a ticket over from. */
const REPLAYABLE_STATUSES = new Set(["RECEIVED", "NOT_ACCEPTED", "PROCESSING", "FAILED"]);

/**
 * Ends where a redrive goes on with what was being done. An execution that failed by our failure path ended in a Fail state,
 * which a redrive would only enter again; and one that failed in a state's own expressions would meet the same ones again, since a
 * redrive keeps the definition. https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
const WORTH_A_REDRIVE = new Set(["TIMED_OUT", "ABORTED"]);

export const isWorthRedrive = ({ status }: FailedExecution): boolean => WORTH_A_REDRIVE.has(status);

/** Nothing can be run of it: it waits for a person for as long as its message does. */
const conflict = ({ messages }: FailedExecution): FailureAssessment =>
  messages.length === 0
    ? { state: "settled", why: "another ticket has this id (TicketConflict); its message was taken off the queue" }
    : {
        state: "skipped",
        why: "another ticket has this id (TicketConflict); send this one, which is in the kept input, under an id of its own, then --dismiss it",
      };

const unpublished = ({ failure, item }: FailureFacts): boolean =>
  item !== undefined && !REPLAYABLE_STATUSES.has(item.status) && item.executionArn === failure.executionArn;

const ready = (facts: FailureFacts): FailureAssessment => {
  const { failure, canRedrive } = facts;
  const isWorth = isWorthRedrive(failure);
  if (isWorth && canRedrive && failure.isRedrivable)
    return { state: "ready", action: "redrive", why: `${failure.error}: goes on where it stopped`, markFirst: false };
  const because = canRedrive ? "cannot be redriven any more" : "this service has no redrive";
  const why = isWorth ? `${failure.error}; ${because}` : failure.error;
  return { state: "ready", action: "start again", why, markFirst: unpublished(facts) };
};

/** Its name is taken, so nothing would start: what can be run again is that execution's own end. */
const replayed = (replay: string): FailureAssessment =>
  replay === "RUNNING"
    ? { state: "running", why: "it was run again already, and that is under way" }
    : {
        state: "skipped",
        why: `it was run again already, which ended ${replay}; a later failure exists: leave out --key and --until`,
      };

/** Decides what becomes of the last failure of one ticket and content; earlier ones are history. */
export const assessFailure = (facts: FailureFacts): FailureAssessment => {
  const { item, contentHash, holder, replay } = facts;
  if (item === undefined) return ready(facts);
  if (item.contentHash !== undefined && item.contentHash !== contentHash) return conflict(facts.failure);
  if (holder === "RUNNING") return { state: "running", why: "an execution is at work on it" };
  if (REPLAYABLE_STATUSES.has(item.status) && replay !== undefined) return replayed(replay);
  if (REPLAYABLE_STATUSES.has(item.status) || unpublished(facts)) return ready(facts);
  const next = item.status === "NEEDS_HUMAN" ? ", which --needs-human has answered" : "";
  return { state: "settled", why: `finished since: ${item.status}${next}` };
};
