import { dayFolder } from "../shared/contracts/object-day.js";
import type { FailurePointer } from "../shared/contracts/workflow.js";
import { columnsBeforeTriage } from "../shared/contracts/build-ticket-record.js";
import type { Tier } from "../shared/contracts/ticket-event.js";
import { readError, readIds, readTicket, UNKNOWN, type FailureInput, type FailedIds } from "./failure-input.js";
import { replaceUnreadable, truncateText } from "../shared/contracts/text.js";
import { executionNameOf } from "../shared/intake/execution-name.js";

/** Where failures are stored in full. */
export interface FailureArchive {
  put(key: string, body: string): Promise<void>;
}

/** What is known of a ticket that failed. */
export interface FailedTicket {
  /** ISO 8601 in UTC, with milliseconds. */
  readonly submittedAt: string;
  readonly tier: Tier;
  /** Columns of a ticket record. None, when the input is not that of a ticket. */
  readonly columns: Readonly<Record<string, string | null>>;
}

/** Where the status of tickets is stored. */
export interface FailureTable {
  /**
   * Marks the item of this ticket and content FAILED, and brings the ticket onto the desk. Changes no other item, and
   * no finished one.
   * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected
   */
  markFailed(pointer: FailurePointer, ticket: FailedTicket): Promise<void>;
}

export interface FailurePorts {
  readonly archive: FailureArchive;
  readonly table: FailureTable;
  readonly now: () => Date;
}

/** A message is limited to 256 KiB; the full error is in the stored object. */
const CAUSE_MAX_LENGTH = 1_000;

/** An error's name is short, but a Fail state can set any. */
const NAME_MAX_LENGTH = 200;

/** Truncated, and without what SQS refuses or a terminal obeys. */
const toMessageText = (text: string, maxLength: number): string => replaceUnreadable(truncateText(text, maxLength));

/** `failed/2026/11/21/<execution name>.json`, dated by the execution's start so that a retry writes the same object. */
const failureKey = ({ execution }: FailureInput): string =>
  `failed/${dayFolder(execution.startedAt)}/${executionNameOf(execution.arn)}.json`;

const toPointer = (failure: FailureInput, ids: FailedIds, failedAt: Date): FailurePointer => {
  const { name, message } = readError(failure.error);
  return {
    ...ids,
    error: toMessageText(name, NAME_MAX_LENGTH),
    cause: toMessageText(message, CAUSE_MAX_LENGTH),
    executionArn: failure.execution.arn,
    failedAt: failedAt.toISOString(),
    key: failureKey(failure),
  };
};

/** An input that is not that of a ticket counts as submitted when the execution was started, by tier general. */
const toFailedTicket = ({ input, execution }: FailureInput): FailedTicket => {
  const ticket = readTicket(input);
  if (ticket === undefined) return { submittedAt: execution.startedAt, tier: "general", columns: {} };
  return { submittedAt: ticket.submittedAt, tier: ticket.tier, columns: columnsBeforeTriage(ticket) };
};

const toStoredJson = (
  { input, error, execution }: FailureInput,
  { executionArn, failedAt, ticketId, contentHash }: FailurePointer,
) =>
  `${JSON.stringify({ ticketId, contentHash, executionArn, startedAt: execution.startedAt, failedAt, error, input })}\n`;

/**
 * Stores a failed execution's full input and error. If the input names a ticket, then marks its item FAILED and brings
 * the ticket onto the desk.
 * A repetition overwrites the same object; `failedAt` is the time of the run that wrote it.
 */
export const recordFailure = async (
  failure: FailureInput,
  { archive, table, now }: FailurePorts,
): Promise<FailurePointer> => {
  const ids = readIds(failure.input);
  const pointer = toPointer(failure, ids, now());
  await archive.put(pointer.key, toStoredJson(failure, pointer));
  if (ids.ticketId !== UNKNOWN && ids.contentHash !== UNKNOWN) await table.markFailed(pointer, toFailedTicket(failure));
  return pointer;
};
