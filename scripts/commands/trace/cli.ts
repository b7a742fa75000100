import { ticketIdOfExecution } from "../../../functions/shared/intake/execution-name.js";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SFNClient } from "@aws-sdk/client-sfn";
import type { Command } from "commander";
import { runWhenStarted, wholeNumber } from "../../shared/terminal/command-line.js";
import { formatCount } from "../../shared/terminal/format.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { printLine, toJson, withJson } from "../../shared/terminal/output.js";
import {
  resolveTarget,
  resourceNotFound,
  resourceUnusable,
  type Target,
  type TargetOptions,
  withEndpoint,
  withTarget,
} from "../../shared/deployment/target.js";
import { secondsOf, type ExecutionSummary } from "../../shared/executions/execution-report.js";
import { openExecutions, StateMachineNotFound, type Executions } from "../../shared/executions/executions.js";
import { findTicket, SEARCH_LIMIT, takeFirst, type TicketSources } from "./find-ticket.js";
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

/** The ticket has no execution to show. Exit code 1 and one line. */
class TicketNotFound extends Error {
  override readonly name = "TicketNotFound";
}

const listed = (execution: ExecutionSummary) => ({
  ...execution,
  ticketId: ticketIdOfExecution(execution.name),
  seconds: secondsOf(execution),
});

const listRecent = async (executions: Executions, { failed, limit, json }: TraceOptions): Promise<void> => {
  // One more than is shown, to know whether there are more.
  const found = await takeFirst(executions.list(failed === true ? "FAILED" : undefined), limit + 1);
  const recent = found.slice(0, limit);
  printLine(json === true ? toJson(recent.map(listed)) : renderExecutionList(recent, found.length > limit));
};

/** @throws UsageError if the state machine does not exist or is unreachable */
const open = async (target: Target): Promise<Executions> => {
  const { stateMachine } = target.names;
  const description = `state machine "${stateMachine}" of ${target.description}`;
  const needed = { description, options: "--endpoint or --target" };
  return await openExecutions(new SFNClient({ ...target.clientConfig }), stateMachine).catch((error: unknown) => {
    throw error instanceof StateMachineNotFound ? resourceNotFound(needed) : resourceUnusable(needed, error);
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
    `No execution of ${ticketOrArn} found among the latest ${formatCount(SEARCH_LIMIT)}.${intake}`,
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
  printLine(json ? toJson({ ...report, ticketId, seconds: secondsOf(report) }) : renderExecutionReport(report, others));
};

const trace = async (ticketOrArn: string | undefined, options: TraceOptions): Promise<void> => {
  const target = await resolveTarget(options);
  const executions = await open(target);
  if (ticketOrArn === undefined) await listRecent(executions, options);
  else await traceTicket({ executions, target }, ticketOrArn, options.json === true);
};

const HELP: CommandHelp = {
  name: "trace",
  description: "Shows one ticket's execution state by state, or lists recent executions.",
  examples: [
    "npm run trace",
    "npm run trace -- --failed --limit 5",
    "npm run trace -- TKT-20261121-0001",
    "npm run trace -- TKT-20261121-0001 --json",
  ],
  exitCodes: { 0: "shown", 1: "the ticket has no execution", 2: "wrong options, or no stack" },
};

/** The command line of `npm run trace`. */
export const createProgram = (): Command =>
  withJson(withEndpoint(withTarget(createCommand(HELP))))
    .argument("[ticket]", "id of a ticket, or the ARN of an execution")
    .option("--failed", "list only executions that failed")
    .option("--limit <n>", "executions to list", wholeNumber("--limit", { min: 1, max: SEARCH_LIMIT }), 20)
    .action(trace);

await runWhenStarted(import.meta.filename, createProgram);
