import { executionNameOf } from "../shared/contracts/execution-name.js";
import type { FailurePointer } from "../shared/contracts/workflow.js";
import { readError, readIds, UNKNOWN, type FailureInput, type FailedIds } from "./failure-input.js";

/** Where failures are kept whole. */
export interface FailureArchive {
  put(key: string, body: string): Promise<void>;
}

/** Where the state of tickets is kept. */
export interface FailureTable {
  /** Marks the item of this ticket and content FAILED. Leaves every other item, and one that is finished, as it is. */
  markFailed(pointer: FailurePointer): Promise<void>;
}

export interface FailurePorts {
  readonly archive: FailureArchive;
  readonly table: FailureTable;
  readonly now: () => Date;
}

/** A queue takes 256 KiB, and a person reads the rest in the kept object. */
const CAUSE_MAX_LENGTH = 1_000;

/** An error's name is short unless someone's Fail state says otherwise. */
const NAME_MAX_LENGTH = 200;

/** Cut between characters and without U+FFFE and U+FFFF, which SQS refuses. */
const toMessageText = (text: string, maxLength: number): string =>
  text
    .replace(/[\ufffe\uffff]/g, "")
    .slice(0, maxLength)
    .replace(/[\ud800-\udbff]$/, "")
    .toWellFormed();

/** `failed/2026/11/21/<execution name>.json`, dated by the execution's start so that a retry writes the same object. */
const failureKey = ({ execution }: FailureInput): string =>
  `failed/${execution.startedAt.slice(0, 10).replaceAll("-", "/")}/${executionNameOf(execution.arn)}.json`;

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

const toKeptJson = (
  { input, error, execution }: FailureInput,
  { executionArn, failedAt, ticketId, contentHash }: FailurePointer,
) =>
  `${JSON.stringify({ ticketId, contentHash, executionArn, startedAt: execution.startedAt, failedAt, error, input })}\n`;

/**
 * Keeps a failed execution's whole input and error, then marks the ticket's item FAILED if the input names a ticket.
 * Repeating it overwrites the same object, and `failedAt` is the time of the run that wrote it.
 */
export const recordFailure = async (
  failure: FailureInput,
  { archive, table, now }: FailurePorts,
): Promise<FailurePointer> => {
  const ids = readIds(failure.input);
  const pointer = toPointer(failure, ids, now());
  await archive.put(pointer.key, toKeptJson(failure, pointer));
  if (ids.ticketId !== UNKNOWN && ids.contentHash !== UNKNOWN) await table.markFailed(pointer);
  return pointer;
};
