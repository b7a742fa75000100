import * as z from "zod";
import { executionNameOf, ticketIdOfExecution } from "../../../functions/shared/intake/execution-name.js";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { FailurePointerSchema, type FailurePointer } from "../../../functions/shared/contracts/workflow.js";
import {
  FAILED_STATUSES,
  type DescribedExecution,
  type ListedExecution,
  type ReplayPorts,
} from "../../shared/failures/ports.js";
import { readStoredObjects, type FoundObject } from "../../shared/failures/read-stored-objects.js";
import { isWithin, type Selection } from "../../shared/failures/selection.js";
import { mapWithProgress, type Screen } from "../../shared/terminal/screen.js";
import { formatTime, missingStep, type IdleStep } from "./step.js";

/** A failed execution, with its input. */
export interface FailedExecution {
  readonly executionArn: string;
  readonly status: string;
  readonly error: string;
  readonly failedAt: Date;
  readonly redriveCount: number;
  readonly isRedrivable: boolean;
  /** Not checked yet: it may not be a ticket. */
  readonly input: unknown;
  /** Ids of the queue's messages about it. */
  readonly messages: readonly string[];
}

export interface FailedExecutions {
  readonly found: readonly FailedExecution[];
  /** Objects and executions that cannot be read. */
  readonly unreadable: readonly IdleStep[];
}

/** What record-failure writes under `failed/`; see functions/record-failure/record-failure.ts. */
const StoredFailureSchema = z.object({
  executionArn: z.string().min(1),
  failedAt: z.iso.datetime().transform((text) => new Date(text)),
  error: z.object({ Error: z.string() }).catch({ Error: "unknown" }),
  input: z.unknown(),
});
type StoredFailure = z.infer<typeof StoredFailureSchema>;

/** What is known about one execution, from each source. */
interface FailureEvidence {
  stored?: StoredFailure;
  listed?: ListedExecution;
  pointer?: FailurePointer;
  readonly messages: string[];
}

/** Executions described at once. DescribeExecution sustains about 15 calls per second. */
const CONCURRENCY = 8;

class EvidenceByArn extends Map<string, FailureEvidence> {
  of(arn: string): FailureEvidence {
    const evidence = this.get(arn) ?? { messages: [] };
    this.set(arn, evidence);
    return evidence;
  }
}

const NOT_OURS = "it is not a failure in the form that record-failure writes";

const addStored = (
  evidence: EvidenceByArn,
  objects: readonly FoundObject[],
  selection: Selection,
): readonly IdleStep[] =>
  objects.flatMap(({ key, text, writtenAt }) => {
    const failure = StoredFailureSchema.safeParse(parseJson(text)).data;
    if (failure === undefined) {
      const step = { kind: "failed", id: key, found: formatTime(writtenAt), state: "skipped", why: NOT_OURS } as const;
      return selection.tickets === undefined ? [step] : [];
    }
    if (isWithin(selection, failure.failedAt)) evidence.of(failure.executionArn).stored = failure;
    return [];
  });

/** Names start with the ticket's id, so that only executions of selected tickets have to be described. */
const addListed = async (evidence: EvidenceByArn, { executions }: ReplayPorts, selection: Selection): Promise<void> => {
  for (const status of FAILED_STATUSES) {
    for await (const listed of executions.listFailed(status, selection)) {
      const mayBeSelected = selection.tickets?.has(ticketIdOfExecution(listed.name)) ?? true;
      if (mayBeSelected || evidence.has(listed.arn)) evidence.of(listed.arn).listed = listed;
    }
  }
};

/** Ignores messages that are not failure pointers. With --key, uses only pointers to the selected objects. */
const addPointers = async (
  evidence: EvidenceByArn,
  { queue }: ReplayPorts,
  { keys, ...range }: Selection,
): Promise<void> => {
  for (const { id, body } of await queue.peek()) {
    const pointer = FailurePointerSchema.safeParse(parseJson(body)).data;
    if (pointer === undefined) continue;
    const isSelected = keys === undefined && isWithin(range, new Date(pointer.failedAt));
    if (!isSelected && !evidence.has(pointer.executionArn)) continue;
    const { messages } = Object.assign(evidence.of(pointer.executionArn), { pointer });
    messages.push(id);
  }
};

const toFailure = (
  executionArn: string,
  { stored, listed, pointer, messages }: FailureEvidence,
  described: DescribedExecution | undefined,
): FailedExecution => ({
  executionArn,
  messages,
  status: listed?.status ?? described?.status ?? "FAILED",
  error: stored?.error.Error ?? pointer?.error ?? described?.error ?? listed?.status ?? "unknown",
  failedAt: stored?.failedAt ?? listed?.stoppedAt ?? described?.stoppedAt ?? new Date(pointer?.failedAt ?? 0),
  redriveCount: listed?.redriveCount ?? described?.redriveCount ?? 0,
  isRedrivable: described?.isRedrivable ?? false,
  input: stored?.input ?? parseJson(described?.input),
});

const expired = (arn: string, { pointer, messages }: FailureEvidence): IdleStep => ({
  messages,
  kind: "failed",
  id: pointer?.ticketId ?? executionNameOf(arn),
  found: `${pointer?.failedAt.slice(0, 16).replace("T", " ") ?? ""} ${pointer?.error ?? ""}`.trim(),
  state: "skipped",
  why: "expired: neither its stored object nor its execution exists any more",
});

/** A stored object together with a list entry is complete; otherwise the execution is described. */
const read = async (
  arn: string,
  evidence: FailureEvidence,
  { executions }: ReplayPorts,
): Promise<FailedExecution | IdleStep> => {
  const isComplete = evidence.stored !== undefined && evidence.listed?.status === "FAILED";
  const described = isComplete ? undefined : await executions.describe(arn);
  if (evidence.stored === undefined && described === undefined) return expired(arn, evidence);
  return toFailure(arn, evidence, described);
};

/**
 * Finds failures in three sources: objects under `failed/`, failed executions (some skip the failure path: time-outs,
 * aborts, states that exceed a size limit), and messages in the queue. Selected by the time of the failure.
 */
export const findFailures = async (
  ports: ReplayPorts,
  selection: Selection,
  screen?: Screen,
): Promise<FailedExecutions> => {
  const evidence = new EvidenceByArn();
  const objects = await readStoredObjects(ports.objects, "failed", selection, screen);
  const foreign = addStored(evidence, objects.found, selection);
  if (selection.keys === undefined) await addListed(evidence, ports, selection);
  await addPointers(evidence, ports, selection);
  const readOne = ([arn, known]: readonly [string, FailureEvidence]) => read(arn, known, ports);
  const all = await mapWithProgress([...evidence], readOne, { concurrency: CONCURRENCY, label: "Executions", screen });
  const isStep = (one: FailedExecution | IdleStep): one is IdleStep => "kind" in one;
  return {
    found: all.flatMap((one) => (isStep(one) ? [] : [one])),
    unreadable: [...objects.missing.map((object) => missingStep("failed", object)), ...foreign, ...all.filter(isStep)],
  };
};
