import type { ReplayTicket } from "../../shared/failures/ports.js";
import type { FailedExecution } from "./find-failures.js";

/** What an assessment is based on. */
export interface FailureFacts {
  readonly failure: FailedExecution;
  readonly contentHash: string;
  readonly item: ReplayTicket | undefined;
  /** Status of the execution that the ticket's item names, if that is another one. */
  readonly holder: string | undefined;
  /** Status of this failure's replay, if there is one and the item names another execution than the failed one. */
  readonly replay: string | undefined;
  /** Whether the service supports RedriveExecution. */
  readonly canRedrive: boolean;
}

export type FailureAssessment =
  | { readonly state: "settled" | "running" | "skipped"; readonly why: string }
  | {
      readonly state: "ready";
      readonly action: "start again" | "redrive";
      readonly why: string;
      /** This execution has stored the ticket as finished: mark it FAILED, or a new execution would skip it. */
      readonly markFirst: boolean;
    };

/** Statuses from which a new execution takes over a ticket. */
const REPLAYABLE_STATUSES = new Set(["RECEIVED", "NOT_ACCEPTED", "PROCESSING", "FAILED"]);

/**
 * Statuses in which a redrive continues the work. An execution that failed through the failure path ended in a Fail
 * state, which a redrive would only enter again; one that failed in a state's own expressions would fail there again,
 * since a redrive keeps the definition. https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
const WORTH_A_REDRIVE = new Set(["TIMED_OUT", "ABORTED"]);

export const isWorthRedrive = ({ status }: FailedExecution): boolean => WORTH_A_REDRIVE.has(status);

/** A conflict cannot be run again. It is skipped as long as the queue has a message about it. */
const conflict = ({ messages }: FailedExecution): FailureAssessment =>
  messages.length === 0
    ? { state: "settled", why: "another ticket has this id (TicketConflict); its message was removed from the queue" }
    : {
        state: "skipped",
        why: "another ticket has this id (TicketConflict); send the stored input with a new ticket id, then --dismiss this",
      };

const unpublished = ({ failure, item }: FailureFacts): boolean =>
  item !== undefined && !REPLAYABLE_STATUSES.has(item.status) && item.executionArn === failure.executionArn;

const ready = (facts: FailureFacts): FailureAssessment => {
  const { failure, canRedrive } = facts;
  const isWorth = isWorthRedrive(failure);
  if (isWorth && canRedrive && failure.isRedrivable) {
    const why = `${failure.error}: continues where it stopped`;
    return { state: "ready", action: "redrive", why, markFirst: false };
  }
  const because = canRedrive ? "can no longer be redriven" : "this service has no redrive";
  const why = isWorth ? `${failure.error}; ${because}` : failure.error;
  return { state: "ready", action: "start again", why, markFirst: unpublished(facts) };
};

/** The replay's name is used already, so nothing would start. Only that execution's own failure can be replayed. */
const replayed = (replay: string): FailureAssessment =>
  replay === "RUNNING"
    ? { state: "running", why: "its replay is in progress" }
    : {
        state: "skipped",
        why: `its replay ended ${replay}; a later failure exists: leave out --key and --until`,
      };

/** Decides what to do about the last failure of one ticket and content. Earlier failures are ignored. */
export const assessFailure = (facts: FailureFacts): FailureAssessment => {
  const { item, contentHash, holder, replay } = facts;
  if (item === undefined) return ready(facts);
  if (item.contentHash !== undefined && item.contentHash !== contentHash) return conflict(facts.failure);
  if (holder === "RUNNING") return { state: "running", why: "an execution is working on it" };
  if (REPLAYABLE_STATUSES.has(item.status) && replay !== undefined) return replayed(replay);
  if (REPLAYABLE_STATUSES.has(item.status) || unpublished(facts)) return ready(facts);
  const next = item.status === "NEEDS_HUMAN" ? "; --needs-human has the model answer it" : "";
  return { state: "settled", why: `finished since: ${item.status}${next}` };
};
