import type { DeskExecutionRoute } from "../../shared/api/desk-execution-routes.js";
import type { ExecutionStateView, ExecutionView, StateOutcome } from "../../shared/api/desk-execution-schemas.js";
import { isTicketId } from "../../shared/contracts/ticket-event.js";
import type { StateVisit } from "../../shared/executions/timeline.js";
import { withVersion } from "../../shared/http/etag.js";
import type { OperationsOf } from "../../shared/http/operation.js";
import { ApiProblem } from "../../shared/http/problem.js";
import { consoleOrigin } from "../../shared/lambda/aws-console.js";
import type { ExecutionNames, Executions, RecordedExecution } from "./executions.js";

/** What showing an execution needs. */
export interface ExecutionPorts {
  readonly executions: Executions;
  readonly executionNames: ExecutionNames;
  /** Whether the AWS console has the executions. */
  readonly hasConsole: boolean;
}

/** The visits inside a composite: those that follow it, as long as they are deeper. */
const insideOf = (index: number, visits: readonly StateVisit[]): readonly StateVisit[] => {
  const { depth = 0 } = visits[index] ?? {};
  const rest = visits.slice(index + 1);
  const end = rest.findIndex((visit) => visit.depth <= depth);
  return end === -1 ? rest : rest.slice(0, end);
};

/** What became of a state that was left: a Parallel that failed has a branch that was not. */
const outcomeOfLeft = (visit: StateVisit, inside: readonly StateVisit[]): StateOutcome => {
  const failed = inside.length > 0 ? inside.some(({ leftAt }) => leftAt === undefined) : visit.hasFailed;
  return failed ? "CAUGHT" : "SUCCEEDED";
};

/** Whether a state that was not left ended with an error of its own, or of a state inside it. */
const hasFailed = ({ type, hasFailed: lastFailed }: StateVisit, inside: readonly StateVisit[]): boolean =>
  type === "Fail" || lastFailed || inside.some((visit) => visit.hasFailed || visit.type === "Fail");

/** Whether a state that was not left never will be: the execution has ended, or the Parallel around it. */
const isOver = (visit: StateVisit, index: number, { status, visits }: RecordedExecution): boolean =>
  status !== "RUNNING" || visits.slice(0, index).findLast(({ depth }) => depth < visit.depth)?.leftAt !== undefined;

const outcomeOf = (visit: StateVisit, index: number, execution: RecordedExecution): StateOutcome => {
  const inside = insideOf(index, execution.visits);
  if (visit.leftAt !== undefined) return outcomeOfLeft(visit, inside);
  if (!isOver(visit, index, execution)) return "RUNNING";
  if (hasFailed(visit, inside)) return "FAILED";
  return visit.type === "Succeed" ? "SUCCEEDED" : "STOPPED";
};

const millisecondsOf = (from: Date, until: Date | undefined): number | null =>
  until === undefined ? null : Math.max(0, until.getTime() - from.getTime());

const toState = (visit: StateVisit, index: number, execution: RecordedExecution): ExecutionStateView => ({
  name: visit.name,
  type: visit.type,
  depth: visit.depth,
  enteredAt: visit.enteredAt.toISOString(),
  leftAt: visit.leftAt?.toISOString() ?? null,
  milliseconds: millisecondsOf(visit.enteredAt, visit.leftAt),
  outcome: outcomeOf(visit, index, execution),
  retries: visit.retries,
  errors: visit.errors.map(({ error }) => error),
});

/** The page of an execution in the console of its own partition and region. */
const consoleUrlOf = (arn: string): string => {
  const [, partition = "", , region = ""] = arn.split(":");
  return `${consoleOrigin(partition, region)}/states/home?region=${region}#/v2/executions/details/${arn}`;
};

/** Emulators leave out the states inside a Parallel, each of which has at least one. */
const hasBranches = ({ visits, status }: RecordedExecution): boolean =>
  visits.every(
    ({ type, leftAt }, at) =>
      type !== "Parallel" || insideOf(at, visits).length > 0 || (leftAt === undefined && status === "RUNNING"),
  );

const toView = (ticketId: string, arn: string, execution: RecordedExecution, hasConsole: boolean): ExecutionView => ({
  ticketId,
  executionArn: arn,
  consoleUrl: hasConsole ? consoleUrlOf(arn) : null,
  status: execution.status,
  startedAt: execution.startedAt.toISOString(),
  stoppedAt: execution.stoppedAt?.toISOString() ?? null,
  milliseconds: millisecondsOf(execution.startedAt, execution.stoppedAt),
  error: execution.error ?? null,
  isComplete: execution.isWhole && hasBranches(execution),
  states: execution.visits.map((visit, index) => toState(visit, index, execution)),
});

const notFound = (detail: string): ApiProblem => new ApiProblem("not-found", detail);

/**
 * A ticket's way through the pipeline. Unlike what else the desk shows of a ticket, it is there while the workflow
 * runs.
 * @throws ApiProblem not-found, which says what there is not: the ticket, its execution, or the history
 */
const readExecution = async (ticketId: string, ports: ExecutionPorts): Promise<ExecutionView> => {
  const ticket = isTicketId(ticketId) ? await ports.executionNames.find(ticketId) : undefined;
  if (ticket === undefined) throw notFound("There is no ticket with this id.");
  const { arn } = ticket;
  if (arn === undefined) throw notFound("The ticket has no execution: its workflow has not started.");
  const execution = await ports.executions.find(arn);
  if (execution !== undefined) return toView(ticketId, arn, execution, ports.hasConsole);
  throw notFound(
    "The history of the ticket's execution is gone: Step Functions deletes it 90 days after the end, " +
      "and a restored ticket may be from another state machine.",
  );
};

/** The operation that shows what the pipeline did with a ticket. */
export const executionOperations = (ports: ExecutionPorts): OperationsOf<DeskExecutionRoute> => ({
  readExecution: async ({ parameters: { id } }) => withVersion(await readExecution(id, ports)),
});
