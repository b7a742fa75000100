import { executionNameOf, ticketIdOfExecution } from "../../../functions/shared/intake/execution-name.js";
import {
  WorkflowInputSchema,
  type FailurePointer,
  type WorkflowInput,
} from "../../../functions/shared/contracts/workflow.js";
import { describeInputIssues } from "../../../functions/shared/lambda/parse-input.js";
import type { ReplayPorts, ReplayTicket } from "../../shared/failures/ports.js";
import { isSelectedTicket, type Selection } from "../../shared/failures/selection.js";
import { mapWithProgress, type Screen } from "../../shared/terminal/screen.js";
import { startAgain } from "./actions.js";
import { assessFailure, isWorthRedrive, type FailureAssessment } from "./assess-failure.js";
import { findFailures, type FailedExecution } from "./find-failures.js";
import { replayName } from "../../../functions/shared/intake/execution-name.js";
import { formatTime, type ActionResult, type IdleStep, type ReplayStep } from "./step.js";

/** Tickets looked up at once. */
const CONCURRENCY = 8;

/** The last failure of one ticket and content, with the messages about all its failures. */
interface Candidate extends FailedExecution {
  readonly input: WorkflowInput;
}

const foundIn = ({ failedAt, error, messages }: FailedExecution) =>
  ({ kind: "failed", found: `${formatTime(failedAt)} ${error}`, messages }) as const;

const noTicket = (failure: FailedExecution, why: string): IdleStep => ({
  ...foundIn(failure),
  id: executionNameOf(failure.executionArn),
  state: "skipped",
  why: `its input is not a ticket: ${why}`,
});

const latest = (failures: readonly Candidate[]): readonly Candidate[] => {
  const byContent = new Map<string, Candidate>();
  for (const failure of failures.toSorted((one, other) => one.failedAt.getTime() - other.failedAt.getTime())) {
    const { ticket, contentHash } = failure.input;
    const id = `${ticket.ticketId} ${contentHash}`;
    byContent.set(id, { ...failure, messages: [...(byContent.get(id)?.messages ?? []), ...failure.messages] });
  }
  return [...byContent.values()];
};

/** Status of the execution that the ticket's item names, if that is another one. */
const holderOf = async (item: ReplayTicket | undefined, failure: Candidate, { executions }: ReplayPorts) => {
  const arn = item?.executionArn;
  if (arn === undefined || arn === failure.executionArn) return undefined;
  return (await executions.describe(arn))?.status;
};

const nameOf = ({ input, executionArn, redriveCount }: Candidate): string =>
  replayName(input.ticket.ticketId, executionArn, redriveCount);

/** Status of this failure's replay. The holder may be that replay, or a later execution. */
const replayOf = async (failure: Candidate, holder: string | undefined, { executions }: ReplayPorts) =>
  holder === undefined ? undefined : (await executions.describe(executions.arnOf(nameOf(failure))))?.status;

const pointerTo = ({ executionArn, input, error, failedAt }: Candidate): FailurePointer => ({
  ticketId: input.ticket.ticketId,
  contentHash: input.contentHash,
  error,
  cause: "",
  executionArn,
  failedAt: failedAt.toISOString(),
  key: "",
});

const act = async (failure: Candidate, assessment: FailureAssessment, ports: ReplayPorts): Promise<ActionResult> => {
  const { executions, table } = ports;
  const { executionArn, input } = failure;
  const name = nameOf(failure);
  if (assessment.state !== "ready") return { executions: [] };
  if (assessment.action === "redrive" && (await executions.redrive(executionArn, name)))
    return { executions: [executionArn] };
  if (assessment.markFirst) await table.markFailed(pointerTo(failure));
  const result = await startAgain(executions, name, input);
  return assessment.action === "redrive"
    ? { ...result, note: "could not be redriven, so it was started again" }
    : result;
};

const toStep = async (failure: Candidate, ports: ReplayPorts, canRedrive: boolean): Promise<ReplayStep> => {
  const { ticket, contentHash } = failure.input;
  const item = await ports.table.read(ticket.ticketId);
  const holder = await holderOf(item, failure, ports);
  const replay = await replayOf(failure, holder, ports);
  const assessment = assessFailure({ failure, contentHash, item, holder, replay, canRedrive });
  const found = { ...foundIn(failure), id: ticket.ticketId };
  if (assessment.state !== "ready") return { ...found, ...assessment };
  const { state, action, why } = assessment;
  return { ...found, state, action, why, act: () => act(failure, assessment, ports) };
};

/** Plans failed, timed-out and aborted executions, by end time: one step for each ticket and content. */
export const planFailures = async (
  ports: ReplayPorts,
  selection: Selection,
  screen?: Screen,
): Promise<readonly ReplayStep[]> => {
  const { found, unreadable } = await findFailures(ports, selection, screen);
  const steps: ReplayStep[] = [...unreadable];
  const candidates: Candidate[] = [];
  for (const failure of found) {
    const input = WorkflowInputSchema.safeParse(failure.input);
    if (!input.success) steps.push(noTicket(failure, describeInputIssues(input.error)));
    else if (isSelectedTicket(selection, input.data.ticket.ticketId))
      candidates.push({ ...failure, input: input.data });
  }
  const canRedrive = found.some(isWorthRedrive) && (await ports.executions.canRedrive());
  const planOne = (one: Candidate) => toStep(one, ports, canRedrive);
  const planned = await mapWithProgress(latest(candidates), planOne, {
    concurrency: CONCURRENCY,
    label: "Failures",
    screen,
  });
  return [...steps.filter(({ id }) => isSelectedTicket(selection, ticketIdOfExecution(id))), ...planned];
};
