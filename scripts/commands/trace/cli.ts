import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SFNClient } from "@aws-sdk/client-sfn";
import { Command } from "commander";
import { runWhenStarted, wholeNumber } from "../../shared/terminal/command-line.js";
import { resolveTarget, type Target, type TargetOptions } from "../../shared/deployment/target.js";
import { withEndpoint, withTarget } from "../../shared/deployment/target-options.js";
import { resourceNotFound, resourceUnusable } from "../../shared/deployment/unreachable.js";
import { secondsOf, ticketIdOfExecution, type ExecutionSummary } from "../../shared/executions/execution-report.js";
import { openExecutions, StateMachineNotFound, type Executions } from "../../shared/executions/executions.js";
import { SEARCH_LIMIT, takeFirst } from "./find-executions.js";
import { findTicket, type TicketSources } from "./find-ticket.js";
import { renderExecutionList, renderExecutionReport } from "../../shared/executions/render-report.js";
import { describeIntake, readTicketItem, type TracedTicketItem } from "./ticket-item.js";

interface TraceOptions extends TargetOptions {
  readonly failed?: boolean;
  readonly limit: number;
  readonly json?: boolean;
}

interface Sources {
  readonly executions: Executions;
  readonly target: Target;
}

/** There is nothing to show. Exit code 1 and one line. */
export class TicketNotFound extends Error {
  override readonly name = "NotFound";
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const toJson = (value: unknown): string => JSON.stringify(value, undefined, 2);

const listed = (execution: ExecutionSummary) => ({
  ...execution,
  ticketId: ticketIdOfExecution(execution.name),
  seconds: secondsOf(execution),
});

const listRecent = async (executions: Executions, { failed, limit, json }: TraceOptions): Promise<void> => {
  const recent = await takeFirst(executions.list(failed === true ? "FAILED" : undefined), limit);
  print(json === true ? toJson(recent.map(listed)) : renderExecutionList(recent));
};

/** @throws UsageError when the state machine cannot be reached. */
const open = async (target: Target): Promise<Executions> => {
  const { stateMachine } = target.names;
  const description = `state machine "${stateMachine}" of ${target.description}`;
  const wanted = { description, options: "--endpoint or --target" };
  return await openExecutions(new SFNClient({ ...target.clientConfig }), stateMachine).catch((error: unknown) => {
    throw error instanceof StateMachineNotFound ? resourceNotFound(wanted) : resourceUnusable(wanted, error);
  });
};

const findArn = async (executions: Executions, arn: string): Promise<readonly ExecutionSummary[]> => {
  const found = await executions.find(arn);
  return found === undefined ? [] : [found];
};

const readItem = ({ clientConfig, names }: Target, ticketId: string): Promise<TracedTicketItem> =>
  readTicketItem(new DynamoDBClient({ ...clientConfig }), names.table, ticketId);

const sourcesOf = ({ executions, target }: Sources): TicketSources => ({
  executionArn: async (ticketId) => (await readItem(target, ticketId)).executionArn,
  find: (arn) => executions.find(arn),
  list: () => executions.list(),
});

const notFound = async (ticketOrArn: string, isArn: boolean, target: Target): Promise<TicketNotFound> => {
  const intake = isArn ? "" : describeIntake(await readItem(target, ticketOrArn));
  return new TicketNotFound(
    `No execution of ${ticketOrArn} among the latest ${SEARCH_LIMIT.toLocaleString("en")}.${intake}`,
  );
};

const traceTicket = async (sources: Sources, ticketOrArn: string, json: boolean): Promise<void> => {
  const { executions, target } = sources;
  const isArn = ticketOrArn.startsWith("arn:");
  const [latest, ...others] = await (isArn
    ? findArn(executions, ticketOrArn)
    : findTicket(sourcesOf(sources), ticketOrArn));
  if (latest === undefined) throw await notFound(ticketOrArn, isArn, target);
  const report = await executions.report(latest);
  const ticketId = isArn ? ticketIdOfExecution(report.name) : ticketOrArn;
  print(json ? toJson({ ...report, ticketId, seconds: secondsOf(report) }) : renderExecutionReport(report, others));
};

const trace = async (ticketOrArn: string | undefined, options: TraceOptions): Promise<void> => {
  const target = await resolveTarget(options);
  const executions = await open(target);
  if (ticketOrArn === undefined) await listRecent(executions, options);
  else await traceTicket({ executions, target }, ticketOrArn, options.json === true);
};

/** The command line of `npm run trace`. */
export const createProgram = (): Command =>
  withEndpoint(withTarget(new Command("trace")))
    .description("Shows one ticket's execution state by state, or lists recent executions.")
    .argument("[ticket]", "id of a ticket, or the ARN of an execution")
    .option("--failed", "list only executions that failed")
    .option("--limit <n>", "executions to list", wholeNumber("--limit", { min: 1, max: SEARCH_LIMIT }), 20)
    .option("--json", "print JSON")
    .action(trace);

await runWhenStarted(import.meta.filename, createProgram);
