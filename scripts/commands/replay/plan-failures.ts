import { executionNameOf } from "../../../functions/shared/contracts/execution-name.js";
import { WorkflowInputSchema, type WorkflowInput } from "../../../functions/shared/contracts/workflow.js";
import { describeInputIssues } from "../../../functions/shared/lambda/describe-input-issues.js";
import type { Screen } from "../../shared/terminal/screen.js";
import { ticketIdOfExecution } from "../../shared/executions/execution-report.js";
import { findFailures, type FailedExecution } from "./find-failures.js";
import { isWorthRedrive, assessFailure, type FailureAssessment } from "./assess-failure.js";
import { mapWithProgress } from "../../shared/failures/map-with-progress.js";
import type { ReplayPorts, TicketItem } from "../../shared/failures/ports.js";
import { replayName } from "./replay-name.js";
import { startAgain } from "./start-again.js";
import { isChosenTicket, type Selection } from "../../shared/failures/selection.js";
import { type ActionResult, formatTime, type IdleStep, type ReplayStep } from "./step.js";

/** Tickets looked up at once. */
const CONCURRENCY = 8;

/** The last failure of one ticket and content, with the messages about all of them. */
interface Candidate extends FailedExecution {
  readonly input: WorkflowInput;
}

const foundIn = ({ failedAt, error, messages }: FailedExecution) =>
  ({ kind: "failed", found: `${formatTime(failedAt)} ${error}`, messages }) as const;

const noTicket = (failure: FailedExecution, why: string): IdleStep => ({
  ...foundIn(failure),
  id: executionNameOf(failure.executionArn),
  state: "skipped",
  why: `its input is no ticket: ${why}`,
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

const holderOf = async (item: TicketItem | undefined, failure: Candidate, { executions }: ReplayPorts) => {
  const arn = item?.executionArn;
  if (arn === undefined || arn === failure.executionArn) return undefined;
  return (await executions.describe(arn))?.status;
};

const nameOf = ({ input, executionArn, redriveCount }: Candidate): string =>
  replayName(input.ticket.ticketId, executionArn, redriveCount);

/** Another execution holds the ticket: it may be the one that ran this failure again, or have come after that. */
const replayOf = async (failure: Candidate, holder: string | undefined, { executions }: ReplayPorts) =>
  holder === undefined ? undefined : (await executions.describe(executions.arnOf(nameOf(failure))))?.status;

const act = async (
  failure: Candidate,
  judgement: FailureAssessment,
  deployment: ReplayPorts,
): Promise<ActionResult> => {
  const { executions, table } = deployment;
  const { executionArn, input, error, failedAt } = failure;
  const { ticketId } = input.ticket;
  const name = nameOf(failure);
  if (judgement.state !== "ready") return { executions: [] };
  if (judgement.action === "redrive" && (await executions.redrive(executionArn, name)))
    return { executions: [executionArn] };
  if (judgement.markFirst) {
    const { contentHash } = input;
    const pointer = {
      ticketId,
      contentHash,
      error,
      cause: "",
      executionArn,
      failedAt: failedAt.toISOString(),
      key: "",
    };
    await table.markFailed(pointer);
  }
  const acted = await startAgain(executions, name, input);
  return judgement.action === "redrive" ? { ...acted, note: "could not be redriven, so it was started again" } : acted;
};

const toStep = async (failure: Candidate, deployment: ReplayPorts, canRedrive: boolean): Promise<ReplayStep> => {
  const { ticket, contentHash } = failure.input;
  const item = await deployment.table.read(ticket.ticketId);
  const holder = await holderOf(item, failure, deployment);
  const replay = await replayOf(failure, holder, deployment);
  const judgement = assessFailure({ failure, contentHash, item, holder, replay, canRedrive });
  const found = { ...foundIn(failure), id: ticket.ticketId };
  if (judgement.state !== "ready") return { ...found, ...judgement };
  const { state, action, why } = judgement;
  return { ...found, state, action, why, act: () => act(failure, judgement, deployment) };
};

/** Failed, timed-out and aborted executions, by the time they ended: one step for each ticket and content. */
export const planFailures = async (
  deployment: ReplayPorts,
  selection: Selection,
  screen?: Screen,
): Promise<readonly ReplayStep[]> => {
  const { found, unreadable } = await findFailures(deployment, selection, screen);
  const steps: ReplayStep[] = [...unreadable];
  const candidates: Candidate[] = [];
  for (const failure of found) {
    const input = WorkflowInputSchema.safeParse(failure.input);
    if (!input.success) steps.push(noTicket(failure, describeInputIssues(input.error)));
    else if (isChosenTicket(selection, input.data.ticket.ticketId)) candidates.push({ ...failure, input: input.data });
  }
  const canRedrive = found.some(isWorthRedrive) && (await deployment.executions.canRedrive());
  const judge = (one: Candidate) => toStep(one, deployment, canRedrive);
  const planned = await mapWithProgress(latest(candidates), judge, {
    concurrency: CONCURRENCY,
    label: "Failures",
    screen,
  });
  return [...steps.filter(({ id }) => isChosenTicket(selection, ticketIdOfExecution(id))), ...planned];
};
