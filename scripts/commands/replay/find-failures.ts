import * as z from "zod";
import { executionNameOf } from "../../../functions/shared/contracts/execution-name.js";
import { FailurePointerSchema, type FailurePointer } from "../../../functions/shared/contracts/workflow.js";
import { parseJson } from "../../shared/terminal/parse-json.js";
import type { Screen } from "../../shared/terminal/screen.js";
import { ticketIdOfExecution } from "../../shared/executions/execution-report.js";
import { mapWithProgress } from "../../shared/failures/map-with-progress.js";
import {
  ENDED_BADLY,
  type ReplayPorts,
  type DescribedExecution,
  type EndedExecution,
} from "../../shared/failures/ports.js";
import { readKept, type KeptObject } from "../../shared/failures/read-kept.js";
import { type Selection } from "../../shared/failures/selection.js";
import { formatTime, type IdleStep, missingStep } from "./step.js";
import { isWithin } from "../../shared/failures/time-range.js";

/** One execution that came to a bad end, with what it was started with. */
export interface FailedExecution {
  readonly executionArn: string;
  readonly status: string;
  readonly error: string;
  readonly failedAt: Date;
  readonly redriveCount: number;
  readonly isRedrivable: boolean;
  /** Whatever it was: not yet known to be a ticket. */
  readonly input: unknown;
  /** Ids of the queue's messages about it. */
  readonly messages: readonly string[];
}

export interface FailedExecutions {
  readonly found: readonly FailedExecution[];
  /** What is there and cannot be read. */
  readonly unreadable: readonly IdleStep[];
}

/** What record-failure writes under `failed/`: see functions/record-failure/record-failure.ts. */
const KeptFailureSchema = z.object({
  executionArn: z.string().min(1),
  failedAt: z.iso.datetime().transform((text) => new Date(text)),
  error: z.object({ Error: z.string() }).catch({ Error: "unknown" }),
  input: z.unknown(),
});
type KeptFailure = z.infer<typeof KeptFailureSchema>;

/** What is known of one execution, from each of the places that may know it. */
interface FailureEvidence {
  kept?: KeptFailure;
  ended?: EndedExecution;
  pointer?: FailurePointer;
  readonly messages: string[];
}

/** Executions described at once: DescribeExecution takes some 15 calls a second for long. */
const CONCURRENCY = 8;

class EvidenceByArn extends Map<string, FailureEvidence> {
  of(arn: string): FailureEvidence {
    const clues = this.get(arn) ?? { messages: [] };
    this.set(arn, clues);
    return clues;
  }
}

const NOT_OURS = "it is not of the form record-failure gives a failure";

const addKept = (clues: EvidenceByArn, kept: readonly KeptObject[], selection: Selection): readonly IdleStep[] =>
  kept.flatMap(({ key, text, writtenAt }) => {
    const failure = KeptFailureSchema.safeParse(parseJson(text)).data;
    if (failure === undefined) {
      const step = { kind: "failed", id: key, found: formatTime(writtenAt), state: "skipped", why: NOT_OURS } as const;
      return selection.tickets === undefined ? [step] : [];
    }
    if (isWithin(selection, failure.failedAt)) clues.of(failure.executionArn).kept = failure;
    return [];
  });

/** Names begin with the ticket's id, so that only the chosen tickets' executions need be described. */
const addEnded = async (clues: EvidenceByArn, { executions }: ReplayPorts, selection: Selection): Promise<void> => {
  for (const status of ENDED_BADLY) {
    for await (const ended of executions.ended(status, selection)) {
      const mayBeChosen = selection.tickets?.has(ticketIdOfExecution(ended.name)) ?? true;
      if (mayBeChosen || clues.has(ended.arn)) clues.of(ended.arn).ended = ended;
    }
  }
};

/** Messages that are no pointer of ours are left in the queue. A pointer to an object that was chosen by its key goes with it. */
const addPointers = async (
  clues: EvidenceByArn,
  { queue }: ReplayPorts,
  { keys, ...range }: Selection,
): Promise<void> => {
  for (const { id, body } of await queue.peek()) {
    const pointer = FailurePointerSchema.safeParse(parseJson(body)).data;
    if (pointer === undefined) continue;
    const isAsked = keys === undefined && isWithin(range, new Date(pointer.failedAt));
    if (!isAsked && !clues.has(pointer.executionArn)) continue;
    const { messages } = Object.assign(clues.of(pointer.executionArn), { pointer });
    messages.push(id);
  }
};

const toFailure = (
  executionArn: string,
  { kept, ended, pointer, messages }: FailureEvidence,
  described: DescribedExecution | undefined,
): FailedExecution => ({
  executionArn,
  messages,
  status: ended?.status ?? described?.status ?? "FAILED",
  error: kept?.error.Error ?? pointer?.error ?? described?.error ?? ended?.status ?? "unknown",
  failedAt: kept?.failedAt ?? ended?.stoppedAt ?? described?.stoppedAt ?? new Date(pointer?.failedAt ?? 0),
  redriveCount: ended?.redriveCount ?? described?.redriveCount ?? 0,
  isRedrivable: described?.isRedrivable ?? false,
  input: kept?.input ?? parseJson(described?.input),
});

const expired = (arn: string, { pointer, messages }: FailureEvidence): IdleStep => ({
  messages,
  kind: "failed",
  id: pointer?.ticketId ?? executionNameOf(arn),
  found: `${pointer?.failedAt.slice(0, 16).replace("T", " ") ?? ""} ${pointer?.error ?? ""}`.trim(),
  state: "skipped",
  why: "expired: neither its kept object nor its execution is there any more",
});

/** A kept object and a list say all there is to know; anything less is looked up. */
const read = async (
  arn: string,
  clues: FailureEvidence,
  { executions }: ReplayPorts,
): Promise<FailedExecution | IdleStep> => {
  const isKnown = clues.kept !== undefined && clues.ended?.status === "FAILED";
  const described = isKnown ? undefined : await executions.describe(arn);
  if (clues.kept === undefined && described === undefined) return expired(arn, clues);
  return toFailure(arn, clues, described);
};

/**
 * The union of three places: objects under `failed/`, executions that ended badly (some skip the failure path: time-outs, aborts,
 * states that outgrow their limit), and pointers in the queue. By the time of the failure.
 */
export const findFailures = async (
  deployment: ReplayPorts,
  selection: Selection,
  screen?: Screen,
): Promise<FailedExecutions> => {
  const clues = new EvidenceByArn();
  const { kept, missing } = await readKept(deployment.objects, "failed", selection, screen);
  const foreign = addKept(clues, kept, selection);
  if (selection.keys === undefined) await addEnded(clues, deployment, selection);
  await addPointers(clues, deployment, selection);
  const readOne = ([arn, known]: readonly [string, FailureEvidence]) => read(arn, known, deployment);
  const all = await mapWithProgress([...clues], readOne, { concurrency: CONCURRENCY, label: "Executions", screen });
  const isStep = (one: FailedExecution | IdleStep): one is IdleStep => "kind" in one;
  const found = all.flatMap((one) => (isStep(one) ? [] : [one]));
  return {
    found,
    unreadable: [...missing.map((object) => missingStep("failed", object)), ...foreign, ...all.filter(isStep)],
  };
};
